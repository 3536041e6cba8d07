/** Which results stand on the page: the best of all kinds, then the others kind by kind. */
import type { Item } from './corpus.ts';
import type { Directory } from './engine.ts';
import type { Ranked } from './rank.ts';

export const PAGE_SIZE = 30;
/** The best answers of all kinds come first; what follows is grouped by kind. */
const BEST = 10;
const OF_KIND = 2;

export interface Group {
  readonly kind: string;
  readonly results: readonly Ranked[];
}

/** What is shown of some results; `rest` are those for which a reader must ask. */
export interface Arrangement {
  readonly best: readonly Ranked[];
  readonly groups: readonly Group[];
  readonly rest: number;
}

type KindOf = (result: Ranked) => string;

/** The kind of a result; a section has that of its page. */
export function kindsOf(directory: Directory): KindOf {
  return ({ item }) => {
    const found = directory.items[item];
    return found ? directory.kindOf(found) : 'page';
  };
}

/** How many results each kind has, in the order in which the kinds come. */
export function countKinds(results: readonly Ranked[], kindOf: KindOf): Map<string, number> {
  const counts = new Map<string, number>();
  for (const result of results) counts.set(kindOf(result), (counts.get(kindOf(result)) ?? 0) + 1);
  return counts;
}

/** `kind` is the one that was chosen, or empty for all; `count` is how many were asked for. */
export function arrange(
  results: readonly Ranked[],
  kindOf: KindOf,
  kind: string,
  count: number,
): Arrangement {
  const chosen = kind ? results.filter((result) => kindOf(result) === kind) : results;
  if (kind || chosen.length <= PAGE_SIZE)
    return { best: chosen.slice(0, count), groups: [], rest: chosen.length - count };
  const others = chosen.slice(BEST);
  const groups = [...countKinds(results, kindOf).keys()].map((name) => ({
    kind: name,
    results: others.filter((result) => kindOf(result) === name).slice(0, OF_KIND),
  }));
  return {
    best: chosen.slice(0, BEST),
    groups: groups.filter((group) => group.results.length > 0),
    rest: 0,
  };
}

/** Items by their kind, in the order in which the kinds come. */
export function byKind(items: readonly Item[], numbers: readonly number[]): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const number of numbers) {
    const item = items[number];
    if (item) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  }
  return [...groups];
}
