/**
 * What a newer list makes of answers that were given under an older one.
 *
 * Nothing is moved or rewritten: each answer carries the version it was given under, and its fate is
 * read from the changes declared since. So no sequence of versions can lose an answer, and applying
 * a version twice is the same as once.
 */
import { compareVersions, own } from './canonical.ts';
import { alternativesOf } from './merge.ts';
import type {
  Agreement,
  Answer,
  Change,
  ChangeKind,
  ChecklistData,
  Given,
  Item,
  Project,
  Side,
  Versions,
} from './model.ts';
import { sidesOf } from './parties.ts';

export interface Cell<T> {
  readonly value: T | undefined;
  /** Values that conflict with `value`, newest first. */
  readonly alternatives: readonly T[];
  /** True where the item's meaning changed after `value` was given. */
  readonly recheck: boolean;
}

/** A value given to an item that has since been split, merged or removed. */
export interface Former {
  readonly item: string;
  readonly side: Side | 'agreed';
  readonly value: Answer | Agreement;
}

export interface ItemView {
  readonly item: Item;
  /** By side, in the order of the parties. */
  readonly said: ReadonlyMap<Side, Cell<Answer>>;
  readonly agreed: Cell<Agreement>;
  /** For reference beside a split or merged item; never an answer to it. */
  readonly previous: readonly Former[];
}

/** A project's answers as they stand under one version of the list, by item in list order. */
export interface Sheet {
  readonly sides: readonly Side[];
  readonly items: ReadonlyMap<string, ItemView>;
  /** 廃止項目: what was said about items that this version does not have. */
  readonly retired: readonly Former[];
}

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

function eventsSince(list: ChecklistData, item: string, version: string): Event[] {
  return (historyOf(list).get(item) ?? []).filter(
    (event) => compareVersions(event.version, version) > 0,
  );
}

/** The values of a cell that still answer the item; the others are only shown for reference. */
export function liveOf<T extends Given>(
  list: ChecklistData,
  item: string,
  cell: readonly T[],
): readonly T[] {
  return cell.filter(({ version }) =>
    eventsSince(list, item, version).every(({ effect }) => effect !== 'displaced'),
  );
}

/** True where the item's meaning changed since `value` was given. */
export function needsRecheck(list: ChecklistData, item: string, value: Given): boolean {
  return eventsSince(list, item, value.version).some(({ effect }) => effect === 'recheck');
}

/** True where nothing was said: no verdict and no text. */
export function isBlank(value: Answer | Agreement): boolean {
  const texts = [value.reason, value.note, value.assignee, value.due];
  if ('confirmedBy' in value) texts.push(value.confirmedBy, value.confirmedOn);
  return value.verdict === 'unconfirmed' && texts.every((text) => text === '');
}

function cellOf<T extends Answer | Agreement>(
  list: ChecklistData,
  item: string,
  versions: Versions<T> | undefined,
): Cell<T> {
  const [value, ...others] = liveOf(list, item, versions ?? []);
  if (!value) return { value: undefined, alternatives: [], recheck: false };
  return {
    value,
    alternatives: alternativesOf([value, ...others]),
    recheck: !isBlank(value) && needsRecheck(list, item, value),
  };
}

const NOTHING: Cell<Answer> = { value: undefined, alternatives: [], recheck: false };

/** What a side says about an item. */
export function saidBy(view: ItemView | undefined, side: Side): Cell<Answer> {
  return view?.said.get(side) ?? NOTHING;
}

/** Both sides' answers to an item, in the order of the parties. */
export function answersIn(view: ItemView): readonly (Answer | undefined)[] {
  return [...view.said.values()].map(({ value }) => value);
}

function everythingSaidAt(project: Project, item: string): Former[] {
  const said: [Side | 'agreed', readonly (Answer | Agreement)[]][] = [
    ...Object.entries(project.answers).map(
      ([side, answers]) => [side, own(answers, item) ?? []] as [Side, readonly Answer[]],
    ),
    ['agreed', own(project.agreed, item) ?? []],
  ];
  return said.flatMap(([side, values]) =>
    values.filter((value) => !isBlank(value)).map((value) => ({ item, side, value })),
  );
}

/** The old items behind a split or merged one, each with the version that ended it there. */
function* originsOf(
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

/** One item as it stands under `list`. */
export function viewOf(project: Project, list: ChecklistData, item: Item): ItemView {
  const previous = new Map<Answer | Agreement, Former>();
  for (const [origin, version] of originsOf(list, item.id)) {
    for (const former of everythingSaidAt(project, origin)) {
      if (compareVersions(former.value.version, version) < 0) previous.set(former.value, former);
    }
  }
  return {
    item,
    said: new Map(
      sidesOf(list).map((side) => [
        side,
        cellOf(list, item.id, own(own(project.answers, side) ?? {}, item.id)),
      ]),
    ),
    agreed: cellOf(list, item.id, own(project.agreed, item.id)),
    previous: [...previous.values()],
  };
}

/** The project's answers as they stand under `list`. */
export function sheetOf(project: Project, list: ChecklistData): Sheet {
  const views = list.sections.flatMap(({ items }) =>
    items.map((item) => viewOf(project, list, item)),
  );
  const items = new Map(views.map((view) => [view.item.id, view]));
  const shown = new Set(views.flatMap(({ previous }) => previous.map(({ value }) => value)));
  const cells = [...Object.values(project.answers), project.agreed];
  const gone = new Set(cells.flatMap((cell) => Object.keys(cell)).filter((id) => !items.has(id)));
  const retired = [...gone].flatMap((id) => everythingSaidAt(project, id));
  return { sides: sidesOf(list), items, retired: retired.filter(({ value }) => !shown.has(value)) };
}

export interface PlannedChange {
  readonly version: string;
  readonly date: string;
  readonly kind: ChangeKind;
  readonly from: readonly string[];
  readonly into: readonly string[];
  readonly note: string;
  /** What was said under the version before, and what becomes of it follows from `kind`. */
  readonly said: readonly Former[];
}

/** What `list` changed since the version that the reader last acknowledged; changes nothing. */
export function planMigration(project: Project, list: ChecklistData): readonly PlannedChange[] {
  return list.changes
    .filter(
      ({ version }) =>
        compareVersions(version, project.version) > 0 &&
        compareVersions(version, list.version) <= 0,
    )
    .flatMap(({ version, date, changes }) =>
      changes.map((change) => {
        const { from, into } = endsOf(change);
        const said = from
          .flatMap((item) => everythingSaidAt(project, item))
          .filter(({ value }) => compareVersions(value.version, version) < 0);
        return { version, date, kind: change.kind, note: change.note ?? '', from, into, said };
      }),
    );
}

/** The project with the list's changes acknowledged; its answers are untouched. */
export function applyMigration(project: Project, list: ChecklistData): Project {
  return compareVersions(project.version, list.version) < 0
    ? { ...project, version: list.version }
    : project;
}
