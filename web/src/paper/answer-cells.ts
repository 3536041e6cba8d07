/** The cells of a printed item that a party fills in, or has filled in: boxes and text, no colours. */
import { saidBy } from '../core/views.ts';
import type { Cell, ItemView } from '../core/views.ts';
import { settlementOf } from '../core/progress.ts';
import { VERDICT_NAMES, VERDICTS, WORDS } from '../core/model.ts';
import type { Agreement, Answer, Party, Side } from '../core/model.ts';
import { element, unbroken } from '../dom.ts';
import { say } from '../words.ts';

const CHOICES = VERDICTS.filter((verdict) => verdict !== 'unconfirmed');

/** A label with its value, or with a line to write on. */
function line(label: string, value: string): HTMLElement {
  return element(
    'p',
    { class: value ? 'paper-said' : 'paper-line' },
    element('span', {}, label),
    ...unbroken(value),
  );
}

/** One side's verdict, who confirmed it and when; a dash where the side is not asked. */
export function sideCell(view: ItemView, side: Side, blank: boolean): HTMLElement {
  const { value, recheck }: Cell<Answer> = blank
    ? { value: undefined, alternatives: [], recheck: false }
    : saidBy(view, side);
  if (!view.item.who.includes(side) && (value?.verdict ?? 'unconfirmed') === 'unconfirmed') {
    return element('td', { class: 'paper-not-asked' }, say('standing.not-asked'));
  }
  const choices = CHOICES.map((verdict) => {
    const chosen = value?.verdict === verdict;
    return element(
      'li',
      chosen ? { class: 'chosen' } : {},
      element('span', { class: 'paper-box' }, chosen ? '✓' : ''),
      VERDICT_NAMES[verdict],
    );
  });
  return element(
    'td',
    { class: 'paper-side' },
    element('ul', { class: 'paper-choices' }, ...choices),
    ...(recheck ? [element('p', { class: 'paper-said' }, say('paper.recheck'))] : []),
    line(say('field.confirmed-by'), value?.confirmedBy ?? ''),
    line(say('field.confirmed-on'), value?.confirmedOn ?? ''),
  );
}

const DETAILS: readonly (readonly [string, 'reason' | 'assignee' | 'due' | 'note'])[] = [
  [say('field.reason-not-applicable'), 'reason'],
  [say('field.assignee'), 'assignee'],
  [say('field.due'), 'due'],
  [say('field.note'), 'note'],
];

function details(whose: string, said: Answer | Agreement | undefined): HTMLElement[] {
  const asks = (field: string): boolean => field === 'reason' && said?.verdict === 'not-applicable';
  const lines = DETAILS.flatMap(([label, field]) =>
    said?.[field] || asks(field) ? [line(label, said?.[field] ?? '')] : [],
  );
  return lines.length > 0 ? [element('p', { class: 'paper-whose' }, whose), ...lines] : [];
}

/** What the sides said beyond their verdicts and what they settled on, or lines to write on. */
export function noteCell(
  view: ItemView,
  sides: readonly Party[],
  blank: boolean,
  missing: readonly string[],
): HTMLElement {
  const settled = !blank && sides.length > 1 ? settlementOf(view) : undefined;
  const said = blank
    ? []
    : [
        ...(settled
          ? [
              element(
                'p',
                { class: 'paper-whose' },
                say('field.labelled', {
                  label: WORDS.settled,
                  value: VERDICT_NAMES[settled.verdict],
                }),
              ),
              ...details('', settled).slice(1),
            ]
          : []),
        ...sides.flatMap(({ id, short }) => details(short, saidBy(view, id).value)),
      ];
  const toFill = missing.map((label) => line(label, ''));
  const lines = blank
    ? [line(say('field.assignee'), ''), line(say('field.due'), '')]
    : [...said, ...toFill];
  return element(
    'td',
    { class: said.length > 0 ? 'paper-note' : 'paper-note paper-note-blank' },
    ...lines,
  );
}
