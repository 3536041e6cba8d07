/** What both sides say about an item, beside each other. */
import type { Answer, Side } from '../../core/model.ts';
import { SIDE_NAMES, SIDES, VERDICT_NAMES } from '../../core/model.ts';
import { element } from '../../dom.ts';
import { time } from '../row-notes.ts';

/** In the order of the whole page, its paper and the workbook. */
export const COLUMNS: readonly Side[] = SIDES;

const ROWS: readonly (readonly [string, (answer: Answer) => string])[] = [
  ['判定', ({ verdict }) => VERDICT_NAMES[verdict]],
  ['理由', ({ reason }) => reason],
  ['期限', ({ due }) => due],
  ['担当', ({ assignee }) => assignee],
  ['備考', ({ note }) => note],
  ['確認者', ({ confirmedBy, confirmedOn }) => [confirmedBy, confirmedOn].filter(Boolean).join(' ')],
];
/** Differences in these are to be settled; the others only explain. */
const DECISIVE: ReadonlySet<string> = new Set(['判定', '期限', '担当']);

export function sideBySide(name: string, said: Readonly<Record<Side, Answer | undefined>>): HTMLElement {
  const rows = ROWS.flatMap(([label, read]) => {
    const texts = COLUMNS.map((side) => {
      const answer = said[side];
      return answer ? read(answer) : label === '判定' ? VERDICT_NAMES.unconfirmed : '';
    });
    if (texts.every((text) => text === '')) return [];
    const differs = DECISIVE.has(label) && texts[0] !== texts[1] && (label === '判定' || !texts.includes(''));
    return [element('tr', { class: differs ? 'differs' : undefined },
      element('th', { scope: 'row' }, label, ...(differs ? [element('span', { class: 'differs-mark' }, '相違')] : [])),
      ...texts.map((text) => element('td', {}, text || '—')))];
  });
  const given = COLUMNS.map((side) => {
    const answer = said[side];
    return element('td', {}, answer ? time(answer.stamp.at) : '—');
  });
  return element('table', { class: 'side-by-side' },
    element('caption', { class: 'visually-hidden' }, `${name} 両社の答え`),
    element('thead', {}, element('tr', {}, element('td'),
      ...COLUMNS.map((side) => element('th', { scope: 'col' }, SIDE_NAMES[side])))),
    element('tbody', {}, ...rows, element('tr', { class: 'given' }, element('th', { scope: 'row' }, '記入'), ...given)));
}
