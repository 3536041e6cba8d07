/** One item in the comparison: what it asks and why, both answers, settling it, taking that back. */
import { proposalOf } from '../../core/compare.ts';
import type { Disagreement, Settlement } from '../../core/compare.ts';
import { isAnswered } from '../../core/difference.ts';
import { pagesOf } from '../../core/outlook.ts';
import { WORDS } from '../../core/model.ts';
import type { Agreement, Answer, ChecklistData, Item } from '../../core/model.ts';
import { sideName } from '../../core/parties.ts';
import { button, element, unbroken } from '../../dom.ts';
import { inOneLine } from '../row-notes.ts';
import { itemLink, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';
import { openSettleForm } from './settle-form.ts';
import { sideBySide } from './side-by-side.ts';
import { say } from '../../words.ts';

export interface Settling {
  readonly agree: (item: Item, settlement: Settlement) => void;
  readonly takeBack: (item: Item) => void;
  readonly close: () => void;
}

/** Two presses of the Enter key within this time are one, in milliseconds. */
const ONE_PRESS = 600;

/** What both already say alike, and nothing of what they differ in. */
function common({ said }: Disagreement): Settlement {
  const [one, two] = [...said.values()];
  const same = (field: 'reason' | 'assignee' | 'due'): string => {
    const texts = [...new Set([one?.[field] ?? '', two?.[field] ?? ''].filter(Boolean))];
    return texts.length === 1 ? (texts[0] ?? '') : '';
  };
  const verdict = one && one.verdict === two?.verdict ? one.verdict : 'unconfirmed';
  return {
    verdict,
    reason: same('reason'),
    assignee: same('assignee'),
    due: same('due'),
    note: '',
  };
}

/** True where an answer says all that a settlement of its verdict asks for. */
function isWhole({ verdict, reason, assignee, due }: Answer): boolean {
  if (verdict === 'not-applicable') return reason.trim() !== '';
  return verdict === 'confirmed' || (assignee.trim() !== '' && due !== '');
}

function ground(list: ChecklistData, { why, verifies }: Item): HTMLElement {
  const links = pagesOf(list, verifies).map(({ title, url }) => element('a', { href: url }, title));
  return element(
    'dl',
    { class: 'compare-ground' },
    element('dt', {}, say('field.reason')),
    element('dd', {}, why),
    ...(links.length > 0 ? [element('dt', {}, list.verified), element('dd', {}, ...links)] : []),
  );
}

function choices(
  list: ChecklistData,
  point: Disagreement,
  name: string,
  { agree }: Settling,
): readonly HTMLElement[] {
  const { item, said } = point;
  const form = (proposal: Settlement): void => {
    openSettleForm(name, proposal, (settled) => {
      agree(item, settled);
    });
  };
  const takes = [...said].flatMap(([side, answer]) => {
    const whose = sideName(list, side);
    if (!isAnswered(answer)) return [];
    return [
      button(
        say('compare.take', { side: whose }),
        ({ detail }) => {
          if (detail > 1) return; // The second click of a double click, meant for what stood here.
          if (isWhole(answer)) agree(item, proposalOf(answer));
          else form(proposalOf(answer));
        },
        {
          'aria-label': say('row.named', {
            item: name,
            action: say('compare.take', { side: whose }),
          }),
          'data-key': `${side} ${item.id}`,
        },
      ),
    ];
  });
  return [
    ...takes,
    button(
      say('compare.other'),
      () => {
        form(common(point));
      },
      {
        'aria-label': say('row.named', { item: name, action: say('compare.other-label') }),
        'data-key': `form ${item.id}`,
      },
    ),
  ];
}

/** What was settled, and taking it back; not by the press that settled it. */
function settled(
  { item }: Disagreement,
  name: string,
  agreed: Agreement,
  { takeBack }: Settling,
): readonly HTMLElement[] {
  const shown = performance.now();
  return [
    element(
      'p',
      { class: 'compare-settled' },
      element('span', { class: 'badge' }, WORDS.settled),
      ' ',
      ...unbroken(inOneLine(agreed)),
    ),
    button(
      say('undo.plain'),
      ({ detail, timeStamp }) => {
        if (detail > 1 || (detail === 0 && timeStamp - shown < ONE_PRESS)) return;
        takeBack(item);
      },
      {
        'aria-label': say('row.named', { item: name, action: say('undo.plain') }),
        'data-key': `undo ${item.id}`,
      },
    ),
  ];
}

/** `agreed` is what was settled here; the row then stays where it is, quietly. */
export function comparison(
  panels: Panels,
  point: Disagreement,
  agreed: Agreement | undefined,
  settling: Settling,
): HTMLElement {
  const { item, reopened } = point;
  const name = titleOf(panels, item.id);
  const buttons = element(
    'div',
    { class: 'panel-buttons' },
    ...(agreed
      ? settled(point, name, agreed, settling)
      : choices(panels.session.list, point, name, settling)),
  );
  buttons.addEventListener('mousedown', (event) => {
    if (agreed && event.detail > 1) event.preventDefault(); // The focus stays on taking it back.
  });
  const notes =
    agreed === undefined && reopened
      ? [element('p', { class: 'panel-note' }, say('compare.reopened'))]
      : [];
  return element(
    'li',
    { 'data-item': item.id, class: agreed ? 'settled' : undefined },
    element(
      'h4',
      {},
      itemLink(item.id, name, settling.close),
      ' ',
      element(
        'span',
        { class: `badge ${item.required ? 'required' : 'recommended'}` },
        item.weight,
      ),
    ),
    ...notes,
    ground(panels.session.list, item),
    sideBySide(panels.session.list, name, point.said),
    buttons,
  );
}
