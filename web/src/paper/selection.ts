/** Which items a print shows, and what it says about those that it leaves out. */
import type { Sheet } from '../core/views.ts';
import type { ChecklistData, Item, Section } from '../core/model.ts';
import { sideName } from '../core/parties.ts';
import type { Answered } from '../core/parties.ts';
import { isOpen, usualSource } from '../core/progress.ts';
import type { Source } from '../core/progress.ts';
import { openPoints } from '../core/register.ts';
import type { OpenPoint } from '../core/register.ts';
import { requiredWeight } from '../core/weight.ts';
import type { PaperOptions } from './options.ts';
import { say } from '../words.ts';

export interface Selection {
  /** Sections with the items that are shown; empty ones are left out. */
  readonly sections: readonly (readonly [Section, readonly Item[]])[];
  readonly total: number;
  readonly shown: number;
  /** Of the items that are shown, those that are open. */
  readonly open: readonly OpenPoint[];
  /** For the reader, empty where nothing is left out. */
  readonly statement: string;
}

/** Which items are open, and by whose answers while only one side has any. */
function openKind(list: Answered, of: Source): string {
  return of === 'agreed'
    ? say('paper.open-items')
    : say('paper.open-items-of', { side: sideName(list, of) });
}

export function selectionOf(list: ChecklistData, sheet: Sheet, options: PaperOptions): Selection {
  const { content, columns } = options;
  const weight = options.requiredOnly ? requiredWeight(list) : '';
  const of = columns === 'both' ? usualSource(sheet) : columns;
  const stays = ({ id, who }: Item): boolean => {
    const view = sheet.items.get(id);
    return view !== undefined && (of === 'agreed' || who.includes(of)) && isOpen(view, of);
  };
  const shows = (item: Item): boolean =>
    (weight === '' || item.required) && (content !== 'unresolved' || stays(item));
  const all = list.sections.map((section) => [section, section.items.filter(shows)] as const);
  const total = list.sections.reduce((sum, { items }) => sum + items.length, 0);
  const shown = all.reduce((sum, [, items]) => sum + items.length, 0);
  const kinds = [
    ...(weight ? [say('paper.required-items', { weight })] : []),
    ...(content === 'unresolved' ? [openKind(list, of)] : []),
  ];
  const ids = new Set(all.flatMap(([, items]) => items.map(({ id }) => id)));
  return {
    sections: all.filter(([, items]) => items.length > 0),
    total,
    shown,
    open: openPoints(list, sheet, of).filter(({ item }) => ids.has(item)),
    statement:
      kinds.length === 0
        ? ''
        : say('paper.omits', {
            kinds: kinds.join(say('paper.kinds-separator')),
            total,
            omitted: total - shown,
          }),
  };
}
