/** What a row says beyond its answer: conflicting answers, a meaning that changed, former answers. */
import { saidBy } from '../core/views.ts';
import type { Former, ItemView } from '../core/views.ts';
import { VERDICT_NAMES, WORDS } from '../core/model.ts';
import type { Agreement, Answer, ChecklistData, Side } from '../core/model.ts';
import { sideName } from '../core/parties.ts';
import type { Answered } from '../core/parties.ts';
import { settlementOf } from '../core/progress.ts';
import { button, element } from '../dom.ts';
import { shortDay, time } from './dates.ts';
import { nameOf } from './fields.ts';
import { dotted, say } from '../words.ts';

export interface NoteActions {
  readonly choose: (item: string, answer: Answer) => void;
  /** Give the same verdict under the present wording. */
  readonly confirmAgain: (item: string) => void;
}

const PARTS: readonly (readonly [string, 'reason' | 'assignee' | 'due' | 'note'])[] = [
  [say('field.reason'), 'reason'],
  [say('field.assignee'), 'assignee'],
  [say('field.due'), 'due'],
  [say('field.note'), 'note'],
];

/** An answer in one line: 要対応・担当: 田中・期限: 2026-05-01. */
export function inOneLine(answer: Answer | Agreement): string {
  const said = PARTS.map(([label, field]) => [label, answer[field]] as const);
  const by =
    'confirmedBy' in answer
      ? ([
          [say('field.confirmed-by'), answer.confirmedBy],
          [say('field.confirmed-on'), answer.confirmedOn],
        ] as const)
      : [];
  const details = [...said, ...by]
    .filter(([, text]) => text !== '')
    .map(([label, value]) => say('field.labelled', { label, value }));
  return dotted([VERDICT_NAMES[answer.verdict], ...details]);
}

function conflict(row: HTMLElement, view: ItemView, side: Side, actions: NoteActions): HTMLElement {
  const { item } = view;
  const { value, alternatives } = saidBy(view, side);
  const all = value ? [value, ...alternatives] : alternatives;
  const choices = all.map((answer) =>
    element(
      'li',
      {},
      element(
        'span',
        {},
        say('row.confirmed', { text: inOneLine(answer), time: time(answer.stamp.at) }),
      ),
      button(
        say('row.keep-answer'),
        () => {
          actions.choose(item.id, answer);
        },
        {
          'aria-label': say('field.labelled', {
            label: say('row.named', { item: nameOf(row), action: say('row.keep-answer') }),
            value: inOneLine(answer),
          }),
        },
      ),
    ),
  );
  return element(
    'div',
    {
      class: 'check-conflict',
      role: 'group',
      'aria-label': say('row.conflicts', { item: nameOf(row) }),
    },
    element('p', {}, say('row.conflict')),
    element('ul', {}, ...choices),
  );
}

function recheck(
  list: string,
  row: HTMLElement,
  item: string,
  answer: Answer,
  actions: NoteActions,
): HTMLElement {
  const still = say('row.still', { verdict: VERDICT_NAMES[answer.verdict] });
  return element(
    'div',
    { class: 'check-recheck' },
    element('p', {}, say(answer.list === list ? 'row.recheck' : 'row.recheck-elsewhere')),
    ...(answer.wording
      ? [element('p', {}, say('row.wording-then', { wording: answer.wording }))]
      : []),
    button(
      still,
      () => {
        actions.confirmAgain(item);
      },
      { 'aria-label': say('row.named', { item: nameOf(row), action: still }) },
    ),
  );
}

function former(list: Answered, previous: readonly Former[]): HTMLElement {
  const said = previous.map(({ item, side, value }) =>
    element(
      'li',
      {},
      say('row.former-by', {
        who: side === 'agreed' ? WORDS.settled : sideName(list, side),
        item,
        text: inOneLine(value),
      }),
      ...(value.wording ? [element('br'), say('row.wording', { wording: value.wording })] : []),
    ),
  );
  return element(
    'div',
    { class: 'check-former' },
    element('p', {}, say('row.former')),
    element('ul', {}, ...said),
  );
}

function agreement(agreed: Agreement): HTMLElement {
  const text = say('field.labelled', { label: WORDS.settled, value: inOneLine(agreed) });
  return element(
    'div',
    { class: 'check-agreed' },
    element('p', {}, say('row.confirmed', { text, time: shortDay(agreed.settledAt) })),
  );
}

/** Write the notes of a row anew, or take them away. */
export function showNotes(
  list: Answered & Pick<ChecklistData, 'list'>,
  row: HTMLElement,
  view: ItemView,
  side: Side,
  actions: NoteActions,
): void {
  const cell = saidBy(view, side);
  const agreed = settlementOf(view);
  const notes = [
    ...(agreed ? [agreement(agreed)] : []),
    ...(cell.alternatives.length > 0 ? [conflict(row, view, side, actions)] : []),
    ...(cell.recheck && cell.value
      ? [recheck(list.list, row, view.item.id, cell.value, actions)]
      : []),
    ...(view.previous.length > 0 ? [former(list, view.previous)] : []),
  ];
  let place = row.querySelector<HTMLElement>('.check-notes');
  if (notes.length === 0) {
    place?.remove();
    return;
  }
  if (!place) {
    place = element('div', { class: 'check-notes' });
    row.querySelector('.check-answer fieldset')?.after(place);
  }
  place.replaceChildren(...notes);
}
