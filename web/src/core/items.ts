/** The items of a list by id, and their texts as answers remember them. */
import { cut } from './canonical.ts';
import { LIMITS } from './model.ts';
import type { ChecklistData, Item } from './model.ts';

type Sections = Pick<ChecklistData, 'sections'>;
const known = new WeakMap<Sections['sections'], ReadonlyMap<string, Item>>();

export function itemsOf({ sections }: Sections): ReadonlyMap<string, Item> {
  let items = known.get(sections);
  if (!items) {
    items = new Map(sections.flatMap((section) => section.items.map((item) => [item.id, item])));
    known.set(sections, items);
  }
  return items;
}

/** An item's text as an answer remembers it. */
export function wordingOf(item: Item): string {
  return cut(item.text, LIMITS.wording);
}
