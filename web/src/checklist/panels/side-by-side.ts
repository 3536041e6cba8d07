/** What both sides say about an item, beside each other. */
import { differencesOf } from '../../core/difference.ts';
import type { Difference } from '../../core/difference.ts';
import type { Answer, Side } from '../../core/model.ts';
import { STATE_NAMES, VERDICT_NAMES } from '../../core/model.ts';
import { sideName } from '../../core/parties.ts';
import type { Answered } from '../../core/parties.ts';
import { element } from '../../dom.ts';
import { time } from '../dates.ts';
import { say } from '../../words.ts';

const ROWS: readonly (readonly [string, (answer: Answer) => string])[] = [
  [say('field.verdict'), ({ verdict }) => VERDICT_NAMES[verdict]],
  [say('field.reason'), ({ reason }) => reason],
  [say('field.due'), ({ due }) => due],
  [say('field.assignee'), ({ assignee }) => assignee],
  [say('field.note'), ({ note }) => note],
  [
    say('field.confirmed-by'),
    ({ confirmedBy, confirmedOn }) => [confirmedBy, confirmedOn].filter(Boolean).join(' '),
  ],
];
/** Differences in these are to be settled; the others only explain. */
const DECISIVE: Readonly<Record<Difference, string>> = {
  verdict: say('field.verdict'),
  due: say('field.due'),
  assignee: say('field.assignee'),
};

export function sideBySide(
  list: Answered,
  name: string,
  said: ReadonlyMap<Side, Answer | undefined>,
): HTMLElement {
  const answers = [...said.values()];
  const differing = new Set(differencesOf(...answers).map((one) => DECISIVE[one]));
  const rows = ROWS.flatMap(([label, read]) => {
    const texts = answers.map((answer) =>
      answer ? read(answer) : label === DECISIVE.verdict ? VERDICT_NAMES.unconfirmed : '',
    );
    if (texts.every((text) => text === '')) return [];
    const mark = differing.has(label)
      ? [element('span', { class: 'differs-mark' }, STATE_NAMES.differing)]
      : [];
    return [
      element(
        'tr',
        { class: mark.length > 0 ? 'differs' : undefined },
        element('th', { scope: 'row' }, label, ...mark),
        ...texts.map((text) => element('td', {}, text || '—')),
      ),
    ];
  });
  const given = answers.map((answer) => element('td', {}, answer ? time(answer.stamp.at) : '—'));
  return element(
    'table',
    { class: 'side-by-side' },
    element('caption', { class: 'visually-hidden' }, say('sides.caption', { item: name })),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td'),
        ...[...said.keys()].map((side) => element('th', { scope: 'col' }, sideName(list, side))),
      ),
    ),
    element(
      'tbody',
      {},
      ...rows,
      element(
        'tr',
        { class: 'given' },
        element('th', { scope: 'row' }, say('sides.given')),
        ...given,
      ),
    ),
  );
}
