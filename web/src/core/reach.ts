/** How far a project reaches: what it says of one list, and what of the others of its site. */
import { own } from './canonical.ts';
import { itemsOf } from './items.ts';
import type { ChecklistData, Given, Project } from './model.ts';
import { isBlank } from './views.ts';

type ListOf = Pick<ChecklistData, 'list' | 'sections'>;

/** True for what belongs on the page of `list`: it is about an item of it, or was said under it. */
export function isHere(list: ListOf, item: string, said: Pick<Given, 'list'>): boolean {
  return said.list === list.list || itemsOf(list).has(item);
}

/** True where a project says anything of the list. */
export function concerns({ lists, answers, agreed }: Project, list: ListOf): boolean {
  const cells = [...Object.values(answers), agreed].flatMap((one) =>
    Object.entries<readonly Given[]>(one),
  );
  return (
    own(lists, list.list) !== undefined ||
    cells.some(([item, cell]) => cell.some((said) => isHere(list, item, said)))
  );
}

/** How many answers of both sides a project holds to the list, and how many to others. */
export function answersTo(
  { answers }: Project,
  list: ListOf,
): { readonly here: number; readonly elsewhere: number } {
  const given = Object.values(answers)
    .flatMap((cells) => Object.entries(cells))
    .filter(([, [latest]]) => !isBlank(latest));
  const here = given.filter(([item, [latest]]) => isHere(list, item, latest)).length;
  return { here, elsewhere: given.length - here };
}
