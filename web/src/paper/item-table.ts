/** The items of the printed form as one ruled table. */
import { missingOf } from '../core/gaps.ts';
import type { Item, Party } from '../core/model.ts';
import type { ItemView } from '../core/views.ts';
import type { Answered } from '../core/parties.ts';
import type { OpenPoint } from '../core/register.ts';
import { element } from '../dom.ts';
import { noteCell, sideCell } from './answer-cells.ts';
import type { PaperOptions } from './options.ts';
import { say } from '../words.ts';

function itemRow(
  view: ItemView,
  sides: readonly Party[],
  missing: readonly string[],
  options: PaperOptions,
): HTMLElement {
  const { item } = view;
  const blank = options.content === 'blank';
  const extra = options.reasons
    ? [
        element('p', { class: 'paper-why' }, say('paper.why', { text: item.why })),
        element('p', { class: 'paper-why' }, say('paper.evidence', { text: item.evidence })),
      ]
    : [];
  return element(
    'tr',
    { class: 'paper-item' },
    element('th', { scope: 'row' }, item.number, element('code', {}, item.id)),
    element(
      'td',
      {},
      element('p', { class: 'paper-text' }, item.text),
      element(
        'p',
        { class: 'paper-marks' },
        element('span', { class: 'paper-weight' }, item.weight),
        ` ${item.phase}`,
      ),
      ...extra,
    ),
    ...sides.map(({ id }) => sideCell(view, id, blank)),
    noteCell(view, sides, blank, missing),
  );
}

export function itemTable(
  { parties }: Answered,
  sections: readonly (readonly [{ readonly title: string }, readonly Item[]])[],
  views: ReadonlyMap<string, ItemView>,
  open: readonly OpenPoint[],
  options: PaperOptions,
  footer: string,
): HTMLElement {
  const sides = parties.filter(({ id }) => ['both', id].includes(options.columns));
  const missing = new Map(open.map((point) => [point.item, missingOf(point)]));
  const span = String(3 + sides.length);
  const names = [
    say('paper.number'),
    say('paper.item'),
    ...sides.map(({ name }) => say('paper.answer-of', { side: name })),
    say('paper.notes'),
  ];
  return element(
    'table',
    { class: 'paper-items', 'data-sides': String(sides.length) },
    element(
      'thead',
      {},
      element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name))),
    ),
    ...(footer
      ? [element('tfoot', {}, element('tr', {}, element('td', { colspan: span }, footer)))]
      : []),
    ...sections.map(([{ title }, items]) =>
      element(
        'tbody',
        {},
        element(
          'tr',
          { class: 'paper-section' },
          element('th', { colspan: span, scope: 'rowgroup' }, element('h2', {}, title)),
        ),
        ...items.flatMap(({ id }) => {
          const view = views.get(id);
          return view ? [itemRow(view, sides, missing.get(id) ?? [], options)] : [];
        }),
      ),
    ),
  );
}
