/** Which items a filter shows, and what is said of it; the page is elsewhere. */
import { encodeFilter, matcher } from '../core/filter.ts';
import type { Filter } from '../core/filter.ts';
import type { Sheet } from '../core/views.ts';
import type { Side } from '../core/model.ts';
import { isOpen, standings } from '../core/progress.ts';
import { say } from '../words.ts';

export function isActive(filter: Filter): boolean {
  return encodeFilter(filter) !== '';
}

/** The ids of the items that `filter` shows in the sheet of `side`; those `revealed` come anyway. */
export function shownItems(
  sheet: Sheet,
  side: Side,
  filter: Filter,
  revealed: ReadonlySet<string>,
): ReadonlySet<string> {
  const match = matcher(filter);
  const standingOf = standings(sheet, side);
  const shown = [...sheet.items.values()].filter((view) => {
    const standing = { ...standingOf(view.item), resolved: !isOpen(view, side) };
    return match(view.item, standing) || revealed.has(view.item.id);
  });
  return new Set(shown.map(({ item }) => item.id));
}

/** How many of `total` items are shown. */
export function countText(filter: Filter, total: number, hidden: number): string {
  return isActive(filter) || hidden > 0
    ? say('filter.shown', { n: total - hidden, hidden })
    : say('filter.shown-all', { n: total });
}
