/** 「このままだと起こりうること」: incidents that the open items lead to, with causes and coverages as links. */
import { usualSource } from '../../core/progress.ts';
import { openItems, outlook } from '../../core/register.ts';
import type { PossibleIncident } from '../../core/register.ts';
import { WORDS } from '../../core/model.ts';
import type { Linked } from '../../core/model.ts';
import { element } from '../../dom.ts';
import type { Panels } from './panel.ts';

/** How a coverage bears on an incident, in the words of the pages. */
const EFFECTS: readonly (readonly [string, string])[] = [
  ['補償', '備える補償'],
  ['条件', '補償の条件'],
  ['対象外', '補償されないもの'],
];

function links(label: string, targets: readonly Linked[]): HTMLElement[] {
  if (targets.length === 0) return [];
  const entries = targets.map(({ title, url }) =>
    element('li', {}, element('a', { href: url }, title)),
  );
  return [element('dt', {}, label), element('dd', {}, element('ul', {}, ...entries))];
}

export function bindOutlook({ session, items }: Panels, tools: HTMLElement): void {
  const { list } = session;
  const body = element('div', { class: 'outlook-body' });
  const box = element(
    'details',
    { class: 'sheet-filter sheet-outlook' },
    element('summary', {}, 'このままだと起こりうること'),
    body,
  );

  function incident(one: PossibleIncident): HTMLElement {
    const numbers = one.items.map((id) => ({ title: items.get(id)?.number ?? id, url: `#${id}` }));
    const required = one.required > 0 ? `（必須 ${one.required}）` : '';
    const count = `${WORDS.open} ${one.items.length}項目${required}`;
    return element(
      'li',
      {},
      element(
        'p',
        { class: 'outlook-title' },
        element('a', { href: one.url }, one.title),
        element('span', { class: 'badge' }, count),
      ),
      element(
        'dl',
        {},
        ...links(`${WORDS.open}の項目`, numbers),
        ...links('考えられる原因', one.causes),
        ...EFFECTS.flatMap(([effect, label]) =>
          links(
            label,
            one.coverages.filter((coverage) => (coverage.effect ?? '補償') === effect),
          ),
        ),
      ),
    );
  }

  function draw(): void {
    if (!box.open) return;
    const open = openItems(list, session.sheet(), usualSource(session.sheet()));
    const found = outlook(list.graph, open);
    body.replaceChildren(
      element(
        'p',
        {},
        found.length > 0
          ? `${WORDS.open}の${open.length}項目から、対策と原因をたどった結果です。関係する項目が多い順に並びます。`
          : `${WORDS.open}の項目から起こりうることは見つかりませんでした。`,
      ),
      element('ol', { class: 'outlook-list' }, ...found.map(incident)),
    );
  }
  box.addEventListener('toggle', draw);
  session.listen(draw);
  tools.append(box);
}
