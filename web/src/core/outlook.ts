/** What may happen if items stay open: the ways of the list's outlook, from item to page to page. */
import { own } from './canonical.ts';
import type { Item, LinkedPage, PageData } from './model.ts';

export interface Outcome {
  readonly page: LinkedPage;
  /** The open items that lead to it, in list order. */
  readonly items: readonly Item[];
  /** What is gone through between, under the words of its way. */
  readonly through: ReadonlyMap<string, readonly LinkedPage[]>;
  /** What the pages tell of it beside that. */
  readonly panels: readonly { readonly title: string; readonly pages: readonly LinkedPage[] }[];
}

interface Found {
  readonly items: Set<Item>;
  readonly through: Map<string, Set<string>>;
}

type Pages = PageData['pages'];

/** The pages that a way ends at, each with those gone through before it. */
function* walk(
  pages: Pages,
  key: string,
  [end, ...further]: readonly string[],
  passed: readonly string[] = [],
): Generator<readonly [string, readonly string[]]> {
  for (const next of own(own(pages, key)?.ends ?? {}, end ?? '') ?? []) {
    if (further.length === 0) yield [next, passed];
    else yield* walk(pages, next, further, [...passed, next]);
  }
}

/** The pages of these keys; a key of no page is passed over. */
export function pagesOf({ pages }: Pick<PageData, 'pages'>, keys: Iterable<string>): LinkedPage[] {
  return [...keys].flatMap((key) => own(pages, key) ?? []);
}

/** Most open items first, then most that are required, then in the order of the graph. */
export function outcomesOf(
  list: Pick<PageData, 'pages' | 'outlook'>,
  open: readonly Item[],
): readonly Outcome[] {
  const found = new Map<string, Found>();
  for (const item of open) {
    for (const { show, through = '' } of list.outlook?.ways ?? []) {
      for (const [key, passed] of item.verifies.flatMap((v) => [...walk(list.pages, v, show)])) {
        const one = found.get(key) ?? { items: new Set(), through: new Map<string, Set<string>>() };
        const between = through ? passed : [];
        one.items.add(item);
        one.through.set(through, new Set([...(one.through.get(through) ?? []), ...between]));
        found.set(key, one);
      }
    }
  }
  const required = ({ items }: Outcome): number => items.filter((item) => item.required).length;
  return Object.entries(list.pages)
    .flatMap(([key, page]): Outcome[] => {
      const one = found.get(key);
      if (!one) return [];
      const through = [...one.through].filter(([, keys]) => keys.size > 0);
      return [
        {
          page,
          items: [...one.items],
          through: new Map(through.map(([words, keys]) => [words, pagesOf(list, keys)])),
          panels: (page.panels ?? []).map(({ title, pages }) => ({
            title,
            pages: pagesOf(list, pages),
          })),
        },
      ];
    })
    .sort((a, b) => b.items.length - a.items.length || required(b) - required(a));
}
