/**
 * What a newer list makes of answers that were given under an older one.
 *
 * Nothing is moved or rewritten: each answer carries the version it was given under, and its fate is
 * read from the changes declared since. So no sequence of versions can lose an answer, and applying
 * a version twice is the same as once.
 */
import { compareVersions } from './canonical.ts';
import { itemsOf, wordingOf } from './items.ts';
import type { Change, ChecklistData, Given } from './model.ts';

interface Event {
  readonly version: string;
  readonly effect: 'recheck' | 'displaced';
  readonly sources: readonly string[];
}

type History = ReadonlyMap<string, readonly Event[]>;
const histories = new WeakMap<ChecklistData, History>();

/** The old items that a change concerns, and the new ones it makes of them. */
export function endsOf(change: Change): {
  readonly from: readonly string[];
  readonly into: readonly string[];
} {
  if (change.kind === 'removed') return { from: [change.item], into: [] };
  return { from: [change.item], into: change.into?.length ? change.into : [change.item] };
}

function historyOf(list: ChecklistData): History {
  const known = histories.get(list);
  if (known) return known;
  const events = new Map<string, Event[]>();
  for (const { version, changes } of list.changes) {
    if (compareVersions(version, list.version) > 0) continue;
    for (const change of changes) {
      if (change.kind === 'reworded') continue;
      const effect =
        change.kind === 'meaning-changed' || change.kind === 'added' ? 'recheck' : 'displaced';
      const { from, into } = endsOf(change);
      for (const item of new Set([...from, ...into])) {
        const sources = into.includes(item) ? from : [];
        events.set(item, [...(events.get(item) ?? []), { version, effect, sources }]);
      }
    }
  }
  histories.set(list, events);
  return events;
}

/** What happened to an item since something was said about it under this list. */
function eventsSince(list: ChecklistData, item: string, value: Given): readonly Event[] {
  if (value.list !== list.list) return [];
  return (historyOf(list).get(item) ?? []).filter(
    (event) => compareVersions(event.version, value.version) > 0,
  );
}

/**
 * The values of a cell that still answer the item; the others are only shown for reference.
 *
 * What was said under another list is not displaced: its versions are not those of this one.
 */
export function liveOf<T extends Given>(
  list: ChecklistData,
  item: string,
  cell: readonly T[],
): readonly T[] {
  return cell.filter((value) =>
    eventsSince(list, item, value).every(({ effect }) => effect !== 'displaced'),
  );
}

/**
 * True where the item's meaning changed since `value` was given, or where `value` was given under
 * another list, and there to another wording.
 */
export function needsRecheck(list: ChecklistData, item: string, value: Given): boolean {
  if (value.list === list.list)
    return eventsSince(list, item, value).some(({ effect }) => effect === 'recheck');
  const now = itemsOf(list).get(item);
  return now !== undefined && wordingOf(now) !== value.wording;
}

/** The old items behind a split or merged one, each with the version that ended it there. */
export function* originsOf(
  list: ChecklistData,
  item: string,
  before?: string,
): Generator<[string, string]> {
  for (const { version, effect, sources } of historyOf(list).get(item) ?? []) {
    if (effect !== 'displaced' || (before && compareVersions(version, before) >= 0)) continue;
    yield [item, version];
    for (const source of sources) {
      yield [source, version];
      yield* originsOf(list, source, version);
    }
  }
}
