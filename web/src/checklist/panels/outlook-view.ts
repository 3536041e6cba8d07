/** What may happen as long as items stay open, under the title that the list gives it. */
import { usualSource } from '../../core/progress.ts';
import { openItems } from '../../core/register.ts';
import { outcomesOf } from '../../core/outlook.ts';
import type { Outcome } from '../../core/outlook.ts';
import type { LinkedPage } from '../../core/model.ts';
import { element } from '../../dom.ts';
import type { Panels } from './panel.ts';
import { say } from '../../words.ts';

function links(
  label: string,
  targets: readonly Pick<LinkedPage, 'title' | 'url'>[],
): HTMLElement[] {
  if (targets.length === 0) return [];
  const entries = targets.map(({ title, url }) =>
    element('li', {}, element('a', { href: url }, title)),
  );
  return [element('dt', {}, label), element('dd', {}, element('ul', {}, ...entries))];
}

function entry({ page, items, through, panels }: Outcome): HTMLElement {
  const numbers = items.map(({ id, number }) => ({ title: number, url: `#${id}` }));
  const required = items.filter((item) => item.required);
  const n = items.length;
  const [first] = required;
  const count = first
    ? say('outlook.count-required', { n, weight: first.weight, required: required.length })
    : say('outlook.count', { n });
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'outlook-title' },
      element('a', { href: page.url }, page.title),
      element('span', { class: 'badge' }, count),
    ),
    element(
      'dl',
      {},
      ...links(say('outlook.items'), numbers),
      ...[...through].flatMap(([label, pages]) => links(label, pages)),
      ...panels.flatMap(({ title, pages }) => links(title, pages)),
    ),
  );
}

export function bindOutlook({ session }: Panels, tools: HTMLElement): void {
  const { list } = session;
  const outlook = list.outlook;
  if (!outlook) return;
  const body = element('div', { class: 'outlook-body' });
  const box = element(
    'details',
    { class: 'sheet-filter sheet-outlook' },
    element('summary', {}, outlook.title),
    body,
  );
  const along = outlook.along.join(say('list.and'));

  function draw(): void {
    if (!box.open) return;
    const open = openItems(list, session.sheet(), usualSource(session.sheet()));
    const found = outcomesOf(list, open);
    body.replaceChildren(
      element(
        'p',
        {},
        found.length > 0 ? say('outlook.found', { n: open.length, along }) : say('outlook.none'),
      ),
      element('ol', { class: 'outlook-list' }, ...found.map(entry)),
    );
  }
  box.addEventListener('toggle', draw);
  session.listen(draw);
  tools.append(box);
}
