/** What a row says beyond its answer: conflicting answers, a meaning that changed, former answers. */
import { saidBy } from '../core/migrate.ts';
import type { Former, ItemView } from '../core/migrate.ts';
import { VERDICT_NAMES, WORDS } from '../core/model.ts';
import type { Agreement, Answer, Side } from '../core/model.ts';
import { sideName } from '../core/parties.ts';
import type { Answered } from '../core/parties.ts';
import { settlementOf } from '../core/progress.ts';
import { button, element } from '../dom.ts';
import { nameOf } from './fields.ts';

export interface NoteActions {
  readonly choose: (item: string, answer: Answer) => void;
  /** Give the same verdict under the present wording. */
  readonly confirmAgain: (item: string) => void;
}

const PARTS: readonly (readonly [string, 'reason' | 'assignee' | 'due' | 'note'])[] = [
  ['理由', 'reason'],
  ['担当', 'assignee'],
  ['期限', 'due'],
  ['備考', 'note'],
];

/** An answer in one line: 要対応・担当: 田中・期限: 2026-05-01. */
export function inOneLine(answer: Answer | Agreement): string {
  const said = PARTS.map(([label, field]) => [label, answer[field]] as const);
  const by =
    'confirmedBy' in answer
      ? ([
          ['確認者', answer.confirmedBy],
          ['確認日', answer.confirmedOn],
        ] as const)
      : [];
  const details = [...said, ...by]
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}: ${text}`);
  return [VERDICT_NAMES[answer.verdict], ...details].join('・');
}

export function time(at: number): string {
  return new Date(at).toLocaleString('ja-JP', { dateStyle: 'medium', timeStyle: 'short' });
}

function conflict(row: HTMLElement, view: ItemView, side: Side, actions: NoteActions): HTMLElement {
  const { item } = view;
  const { value, alternatives } = saidBy(view, side);
  const all = value ? [value, ...alternatives] : alternatives;
  const choices = all.map((answer) =>
    element(
      'li',
      {},
      element('span', {}, `${inOneLine(answer)}（${time(answer.stamp.at)}）`),
      button(
        'この回答を残す',
        () => {
          actions.choose(item.id, answer);
        },
        { 'aria-label': `${nameOf(row)} この回答を残す: ${inOneLine(answer)}` },
      ),
    ),
  );
  return element(
    'div',
    { class: 'check-conflict', role: 'group', 'aria-label': `${nameOf(row)} 食い違う回答` },
    element(
      'p',
      {},
      '同じ項目に、互いを知らない回答が重なりました。どちらも残してあります。残す方を選んでください。',
    ),
    element('ul', {}, ...choices),
  );
}

function recheck(
  row: HTMLElement,
  item: string,
  answer: Answer,
  actions: NoteActions,
): HTMLElement {
  return element(
    'div',
    { class: 'check-recheck' },
    element('p', {}, '再確認: この回答のあとで、項目の意味が変わりました。'),
    ...(answer.wording ? [element('p', {}, `回答したときの文言: ${answer.wording}`)] : []),
    button(
      `いまの文言でも「${VERDICT_NAMES[answer.verdict]}」のまま`,
      () => {
        actions.confirmAgain(item);
      },
      { 'aria-label': `${nameOf(row)} いまの文言でも「${VERDICT_NAMES[answer.verdict]}」のまま` },
    ),
  );
}

function former(list: Answered, previous: readonly Former[]): HTMLElement {
  const said = previous.map(({ item, side, value }) =>
    element(
      'li',
      {},
      `${side === 'agreed' ? WORDS.settled : sideName(list, side)}（${item}）: ${inOneLine(value)}`,
      ...(value.wording ? [element('br'), `文言: ${value.wording}`] : []),
    ),
  );
  return element(
    'div',
    { class: 'check-former' },
    element('p', {}, '分割・統合される前の回答（参考。この項目の回答ではありません）'),
    element('ul', {}, ...said),
  );
}

function agreement(agreed: Agreement): HTMLElement {
  const day = new Date(agreed.settledAt).toLocaleDateString('ja-JP', {
    month: 'numeric',
    day: 'numeric',
  });
  return element(
    'div',
    { class: 'check-agreed' },
    element('p', {}, `${WORDS.settled}: ${inOneLine(agreed)}（${day}）`),
  );
}

/** Write the notes of a row anew, or take them away. */
export function showNotes(
  list: Answered,
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
    ...(cell.recheck && cell.value ? [recheck(row, view.item.id, cell.value, actions)] : []),
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
