/** The filter above the sheet, kept in the URL's query; a link to an item shows it all the same. */
import { decodeFilter, encodeFilter, NO_FILTER } from '../core/filter.ts';
import type { Filter } from '../core/filter.ts';
import { sidesOf } from '../core/parties.ts';
import { button, element } from '../dom.ts';
import type { Announcer } from './announcer.ts';
import { filterForm } from './filter-form.ts';
import { countText, isActive, shownItems } from './filtering.ts';
import type { PageSession } from './page-session.ts';
import type { Rows } from './sheet.ts';
import { say } from '../words.ts';

const REMEMBER_AFTER = 200;

export interface FilterView {
  /** Show an item whatever the filter says. */
  readonly reveal: (item: string) => void;
}

interface Result {
  readonly root: HTMLElement;
  /** How many items are shown; said aloud where that changed. */
  readonly count: (text: string) => void;
  /** How many rows no longer fit the filter. */
  readonly stale: (rows: number) => void;
}

function resultLine(apply: () => void, announcer: Announcer): Result {
  const count = element('p', { class: 'filter-count' });
  const stale = element('span');
  const again = button(say('filter.again'), apply, { class: 'filter-again' });
  return {
    root: element('div', { class: 'filter-result' }, count, stale, again),
    count: (text) => {
      if (count.textContent !== '' && count.textContent !== text) announcer.say(text);
      count.textContent = text;
    },
    stale: (rows) => {
      stale.textContent = rows > 0 ? say('filter.stale', { n: rows }) : '';
      again.hidden = rows === 0;
    },
  };
}

function remember(filter: Filter): void {
  const query = encodeFilter(filter);
  const address = `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`;
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // The address does not follow here; the filter works all the same.
  }
}

function markActive(summary: HTMLElement, active: boolean): void {
  if (active) summary.dataset.active = say('filter.active');
  else delete summary.dataset.active;
}

/** Hides the rows of all items but those in `shown`; gives how many are hidden. */
function hideRows(rows: Rows, ids: readonly string[], shown: ReadonlySet<string>): number {
  const found = ids.flatMap((id) => rows.get(id) ?? []);
  for (const row of found) {
    const out = !shown.has(row.id);
    if (row.hidden !== out) row.hidden = out;
  }
  return found.filter((row) => row.hidden).length;
}

export function bindFilter(
  session: PageSession,
  rows: Rows,
  tools: HTMLElement,
  announcer: Announcer,
): FilterView {
  const { list } = session;
  const ids = list.sections.flatMap(({ items }) => items.map(({ id }) => id));
  const revealed = new Set<string>();
  let filter = decodeFilter(location.search, sidesOf(list));
  let timer = 0;

  const form = filterForm(list, () => {
    set(NO_FILTER);
  });
  const result = resultLine(apply, announcer);
  const summary = element('summary', {}, say('filter.title'));
  const box = element('details', { class: 'sheet-filter' }, summary, form.root);
  tools.append(box, result.root);

  function shown(): ReadonlySet<string> {
    return shownItems(session.sheet(), session.side(), filter, revealed);
  }

  /** Rows that no longer match stay until asked: nothing moves under the reader's hand. */
  function showStale(now = shown()): void {
    result.stale(ids.filter((id) => now.has(id) === (rows.get(id)?.hidden ?? false)).length);
  }

  function apply(): void {
    const now = shown();
    result.count(countText(filter, ids.length, hideRows(rows, ids, now)));
    markActive(summary, isActive(filter));
    showStale(now);
  }

  function set(next: Filter): void {
    filter = next;
    revealed.clear();
    form.fill(filter);
    apply();
    clearTimeout(timer);
    timer = window.setTimeout(remember, REMEMBER_AFTER, filter);
  }

  function takeFromAddress(): void {
    filter = decodeFilter(location.search, sidesOf(list));
    form.fill(filter);
    apply();
  }

  form.root.addEventListener('input', () => {
    set(form.read());
  });
  window.addEventListener('popstate', takeFromAddress);
  session.listen(({ items: changed }) => {
    if (changed === 'all') apply();
    else if (changed.length > 0 && isActive(filter)) showStale();
  });
  takeFromAddress();
  box.open = isActive(filter) || matchMedia('(min-width: 60rem)').matches;

  return {
    reveal: (item) => {
      revealed.add(item);
      if (rows.get(item)?.hidden) apply();
    },
  };
}
