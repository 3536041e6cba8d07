/** A link to an item: shown whatever the filter says, unfolded, marked, focused. */
import { addressedId } from '../fragment.ts';
import { setOpen } from './answer-row.ts';
import type { FilterView } from './filter-view.ts';
import type { Rows } from './sheet.ts';

export function bindLinkTarget(rows: Rows, filter: FilterView): void {
  function show(): void {
    for (const row of document.querySelectorAll('tr.check.linked')) row.classList.remove('linked');
    const row = rows.get(addressedId());
    if (!row) return;
    filter.reveal(row.id);
    setOpen(row, true);
    row.classList.add('linked');
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'start' });
  }
  window.addEventListener('hashchange', show);
  show();
}
