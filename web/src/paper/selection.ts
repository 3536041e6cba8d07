/** Which items a print shows, and what it says about those that it leaves out. */
import type { Sheet } from '../core/migrate.ts';
import type { ChecklistData, Item, Section } from '../core/model.ts';
import { SIDE_NAMES } from '../core/model.ts';
import { standings } from '../core/progress.ts';
import type { PaperOptions } from './options.ts';

export interface Selection {
  /** Sections with the items that are shown; empty ones are left out. */
  readonly sections: readonly (readonly [Section, readonly Item[]])[];
  readonly total: number;
  readonly shown: number;
  /** For the reader, empty where nothing is left out. */
  readonly statement: string;
}

export function selectionOf(list: ChecklistData, sheet: Sheet, options: PaperOptions): Selection {
  const { content, columns, requiredOnly } = options;
  const standingOf = standings(sheet, columns === 'both' ? 'agreed' : columns);
  const asked = (item: Item): boolean => columns === 'both' || item.who.includes(columns);
  const shows = (item: Item): boolean =>
    !(requiredOnly && item.weight !== '必須') && !(content === 'unresolved' && (!asked(item) || standingOf(item).resolved));
  const all = list.sections.map((section) => [section, section.items.filter(shows)] as const);
  const total = list.sections.reduce((sum, { items }) => sum + items.length, 0);
  const shown = all.reduce((sum, [, items]) => sum + items.length, 0);
  const whose = columns === 'both' ? '' : `${SIDE_NAMES[columns]}の`;
  const kinds = [...(requiredOnly ? ['必須の項目'] : []), ...(content === 'unresolved' ? [`${whose}未完了の項目`] : [])];
  return {
    sections: all.filter(([, items]) => items.length > 0),
    total,
    shown,
    statement: kinds.length === 0
      ? '' : `${kinds.join('のうち')}だけを印刷しています（全${total}項目のうち${total - shown}項目を省略）。`,
  };
}
