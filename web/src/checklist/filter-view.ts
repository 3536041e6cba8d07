/** The filter above the sheet, kept in the URL's query; a link to an item shows it all the same. */
import { decodeFilter, encodeFilter, matcher, NO_FILTER } from '../core/filter.ts';
import type { Filter } from '../core/filter.ts';
import { VERDICT_NAMES, VERDICTS } from '../core/model.ts';
import type { ChecklistData } from '../core/model.ts';
import { sidesOf } from '../core/parties.ts';
import { isOpen, standings } from '../core/progress.ts';
import { button, element } from '../dom.ts';
import type { Announcer } from './announcer.ts';
import type { PageSession } from './page-session.ts';
import type { Rows } from './sheet.ts';
import { say } from '../words.ts';

type Option = readonly [value: string, label: string];

function check(name: string, label: string): HTMLElement {
  return element(
    'label',
    { class: 'filter-check' },
    element('input', { type: 'checkbox', name, autocomplete: 'off' }),
    label,
  );
}

function select(name: string, label: string, options: readonly Option[]): HTMLElement {
  const choices = [['', say('filter.all')] as const, ...options].map(([value, text]) =>
    element('option', { value }, text),
  );
  return element(
    'label',
    {},
    element('span', {}, label),
    element('select', { name, autocomplete: 'off' }, ...choices),
  );
}

function form({ parties, sections }: ChecklistData, reset: () => void): HTMLFormElement {
  const items = sections.flatMap((section) => section.items);
  const phases = [...new Set(items.map(({ phase }) => phase))];
  const search = element('input', {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    maxlength: '200',
  });
  return element(
    'form',
    { class: 'filter-form', role: 'search', 'aria-label': say('filter.form') },
    element(
      'div',
      { class: 'filter-checks' },
      check('open', say('filter.open')),
      check('must', say('filter.required')),
    ),
    element('label', {}, element('span', {}, say('filter.text')), search),
    select(
      'who',
      say('column.who'),
      parties.map(({ id, name }) => [id, name]),
    ),
    select(
      'phase',
      say('column.phase'),
      phases.map((phase) => [phase, phase]),
    ),
    select(
      'verdict',
      say('field.verdict'),
      VERDICTS.map((verdict) => [verdict, VERDICT_NAMES[verdict]]),
    ),
    button(say('filter.reset'), reset, { class: 'filter-reset' }),
  );
}

export interface FilterView {
  /** Show an item whatever the filter says. */
  readonly reveal: (item: string) => void;
}

export function bindFilter(
  session: PageSession,
  rows: Rows,
  tools: HTMLElement,
  announcer: Announcer,
): FilterView {
  const { list } = session;
  const items = list.sections.flatMap((section) => section.items);
  const fields = form(list, () => {
    set(NO_FILTER);
  });
  const count = element('p', { class: 'filter-count' });
  const stale = element('span');
  const again = button(
    say('filter.again'),
    () => {
      apply();
    },
    { class: 'filter-again' },
  );
  const summary = element('summary', {}, say('filter.title'));
  const box = element('details', { class: 'sheet-filter' }, summary, fields);
  tools.append(box, element('div', { class: 'filter-result' }, count, stale, again));
  const revealed = new Set<string>();
  let filter = NO_FILTER;
  let timer = 0;

  function matches(): (item: (typeof items)[number]) => boolean {
    const match = matcher(filter);
    const standingOf = standings(session.sheet(), session.side());
    return (item) => {
      const view = session.sheet().items.get(item.id);
      const resolved = view !== undefined && !isOpen(view, session.side());
      return match(item, { ...standingOf(item), resolved }) || revealed.has(item.id);
    };
  }

  /** Rows that no longer match stay until asked: nothing moves under the reader's hand. */
  function showStale(): void {
    const match = matches();
    const changed = items.filter(
      (item) => match(item) === (rows.get(item.id)?.hidden ?? false),
    ).length;
    stale.textContent = changed > 0 ? say('filter.stale', { n: changed }) : '';
    again.hidden = changed === 0;
  }

  function apply(): void {
    const match = matches();
    let hidden = 0;
    for (const item of items) {
      const row = rows.get(item.id);
      if (!row) continue;
      const out = !match(item);
      if (row.hidden !== out) row.hidden = out;
      if (out) hidden += 1;
    }
    const active = encodeFilter(filter) !== '';
    const text =
      active || hidden > 0
        ? say('filter.shown', { n: items.length - hidden, hidden })
        : say('filter.shown-all', { n: items.length });
    if (count.textContent !== '' && count.textContent !== text) announcer.say(text);
    count.textContent = text;
    summary.classList.toggle('active', active);
    showStale();
  }

  function control(name: string): HTMLInputElement | HTMLSelectElement {
    return fields.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  }

  function fill(next: Filter): void {
    (control('open') as HTMLInputElement).checked = next.unresolved;
    (control('must') as HTMLInputElement).checked = next.required;
    control('who').value = next.who;
    control('phase').value = next.phase;
    control('verdict').value = next.verdict;
    if (control('q').value !== next.text) control('q').value = next.text;
  }

  function remember(): void {
    const query = encodeFilter(filter);
    const address = `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`;
    try {
      history.replaceState(history.state, '', address);
    } catch {
      // The address does not follow here; the filter works all the same.
    }
  }

  function set(next: Filter): void {
    filter = next;
    revealed.clear();
    fill(filter);
    apply();
    clearTimeout(timer);
    timer = window.setTimeout(remember, 200);
  }

  function read(): Filter {
    const query = new URLSearchParams();
    for (const name of ['open', 'must'])
      if ((control(name) as HTMLInputElement).checked) query.set(name, '1');
    for (const name of ['who', 'phase', 'verdict', 'q']) query.set(name, control(name).value);
    return decodeFilter(query.toString(), sidesOf(list));
  }

  fields.addEventListener('input', () => {
    set(read());
  });
  fields.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  window.addEventListener('popstate', () => {
    filter = decodeFilter(location.search, sidesOf(list));
    fill(filter);
    apply();
  });
  session.listen(({ items: changed }) => {
    if (changed === 'all') apply();
    else if (changed.length > 0 && encodeFilter(filter) !== '') showStale();
  });
  filter = decodeFilter(location.search, sidesOf(list));
  fill(filter);
  apply();
  box.open = encodeFilter(filter) !== '' || matchMedia('(min-width: 60rem)').matches;

  return {
    reveal: (item) => {
      revealed.add(item);
      if (rows.get(item)?.hidden) apply();
    },
  };
}
