/**
 * Merging two states of a project so that no edit is lost, whatever the order.
 *
 * Every cell is a multi-value register: a set of stamped values of which none knew of another.
 * Merging is the union without the values that a value of either side knew of. "Knew of" compares
 * version vectors, a strict partial order, so merging is commutative, associative and idempotent.
 */
import { canonical, compareVersions, own } from './canonical.ts';
import type { Cells, Project, Side, Stamp, Stamped, Versions } from './model.ts';

export interface Writer {
  /** Random, drawn anew by each page load: [a-z0-9], at most 32. */
  readonly actor: string;
  readonly now: () => number;
}

/** True where the writer of `later` knew of `earlier`. */
function supersedes(later: Stamp, earlier: Stamp): boolean {
  let more = false;
  for (const [actor, count] of Object.entries(earlier.seen)) {
    const known = own(later.seen, actor) ?? -1;
    if (known < count) return false;
    more ||= known > count;
  }
  return more || Object.keys(later.seen).some((actor) => !Object.hasOwn(earlier.seen, actor));
}

/** A total order, newest first; the content breaks ties that only copied files can have. */
export function newestFirst(a: Stamped, b: Stamped): number {
  const byStamp = b.stamp.at - a.stamp.at || b.stamp.count - a.stamp.count;
  if (byStamp !== 0) return byStamp;
  if (a.stamp.actor !== b.stamp.actor) return a.stamp.actor < b.stamp.actor ? 1 : -1;
  const [left, right] = [canonical(a), canonical(b)];
  return left < right ? 1 : -Number(left > right);
}

/** The values of both that no other value knew of, newest first. */
export function join<T extends Stamped>(...cells: readonly Versions<T>[]): Versions<T> {
  const [one, ...more] = cells.flat();
  if (one && more.length === 0) return [one];
  const all = [...new Map(cells.flat().map((value) => [canonical(value), value])).values()];
  const kept = all.filter((value) => !all.some((other) => supersedes(other.stamp, value.stamp)));
  return kept.sort(newestFirst) as [T, ...T[]];
}

/** Both records, joined cell by cell. */
export function joinRecords<T extends Stamped>(a: Cells<T>, b: Cells<T>): Cells<T> {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    keys.map((key) => {
      const cells = [own(a, key), own(b, key)].filter((cell) => cell !== undefined);
      return [key, cells.length === 1 && cells[0] ? cells[0] : join(...cells)];
    }),
  );
}

type BySide<T extends Stamped> = Readonly<Record<Side, Cells<T>>>;

/** The cells of both, side by side. */
function joinSides<T extends Stamped>(a: BySide<T>, b: BySide<T>): BySide<T> {
  const sides = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...sides].map((side) => [side, joinRecords(own(a, side) ?? {}, own(b, side) ?? {})]),
  );
}

/** The older of both versions of each list. */
function olderOfEach(a: Project['lists'], b: Project['lists']): Project['lists'] {
  const older = (list: string, version: string): string => {
    const other = own(b, list) ?? version;
    return compareVersions(version, other) <= 0 ? version : other;
  };
  return {
    ...b,
    ...Object.fromEntries(Object.entries(a).map(([list, version]) => [list, older(list, version)])),
  };
}

/**
 * Merge two states of the same project; of each list the older acknowledged version stands, so that
 * changes of the list are announced rather than missed.
 */
export function mergeProjects(a: Project, b: Project): Project {
  if (a.id !== b.id) throw new Error('not the same project');
  return {
    id: a.id,
    created: Math.min(a.created, b.created),
    heading: join(a.heading, b.heading),
    lists: olderOfEach(a.lists, b.lists),
    answers: joinSides(a.answers, b.answers),
    agreed: joinRecords(a.agreed, b.agreed),
    memos: joinSides(a.memos, b.memos),
    relevance: joinRecords(a.relevance, b.relevance),
    kept: joinRecords(a.kept, b.kept),
  };
}

/** `theirs` made a state of `ours`: another project's answers join; see heading-import.ts as well. */
export function adopt(theirs: Project, ours: Project): Project {
  return theirs.id === ours.id
    ? theirs
    : { ...theirs, id: ours.id, created: ours.created, heading: ours.heading };
}

/**
 * The stamp of a new value that replaces `known` and stands before everything in `all`.
 *
 * Values in `all` but not in `known` stay beside it as alternatives.
 */
export function nextStamp(
  known: readonly Stamped[],
  all: readonly Stamped[],
  writer: Writer,
): Stamp {
  const seen: Record<string, number> = {};
  for (const { stamp } of known) {
    for (const [actor, count] of Object.entries(stamp.seen)) {
      seen[actor] = Math.max(own(seen, actor) ?? 0, count);
    }
  }
  const counts = all.flatMap(({ stamp }) => [stamp.count, ...Object.values(stamp.seen)]);
  const count = Math.min(Math.max(0, ...counts) + 1, Number.MAX_SAFE_INTEGER);
  const at = Math.max(writer.now(), ...all.map(({ stamp }) => stamp.at));
  return { at, count, actor: writer.actor, seen: { ...seen, [writer.actor]: count } };
}

const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  'stamp',
  'list',
  'version',
  'wording',
  'settledAt',
  'from',
]);

/** What a value says, without when, by whom and under which wording. */
export function contentOf(value: Stamped): string {
  return canonical(
    Object.fromEntries(Object.entries(value).filter(([key]) => !CIRCUMSTANCES.has(key))),
  );
}

/** The alternatives of a cell that say something else than its latest value. */
export function alternativesOf<T extends Stamped>([latest, ...others]: Versions<T>): readonly T[] {
  if (others.length === 0) return [];
  const said = new Set([contentOf(latest)]);
  return others.filter((other) => {
    const content = contentOf(other);
    return !said.has(content) && said.add(content);
  });
}

/** When the project was last edited, in milliseconds since the epoch. */
export function updatedAt(project: Project): number {
  const records: readonly Cells<Stamped>[] = [
    ...Object.values(project.answers),
    ...Object.values(project.memos),
    project.agreed,
    project.relevance,
    project.kept,
  ];
  const cells = [project.heading, ...records.flatMap((record) => Object.values(record))];
  return cells.reduce((latest, [newest]) => Math.max(latest, newest.stamp.at), project.created);
}
