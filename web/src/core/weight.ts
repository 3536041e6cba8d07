/** How much an item matters, in the words of the list. */
import type { ChecklistData } from './model.ts';

/** What the list calls the items that must be confirmed in any case; empty where it has none. */
export function requiredWeight({ sections }: Pick<ChecklistData, 'sections'>): string {
  const items = sections.flatMap((section) => section.items);
  return items.find(({ required }) => required)?.weight ?? '';
}
