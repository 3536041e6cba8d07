/** A project's answers as they stand under one version of the list: what is shown, counted and compared. */
import { compareVersions, own } from './canonical.ts';
import { liveOf, needsRecheck, originsOf } from './history.ts';
import { alternativesOf } from './merge.ts';
import type { Agreement, Answer, ChecklistData, Item, Project, Side, Versions } from './model.ts';
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
  /** 廃止項目: what was said under this list about items that its version does not have. */
  readonly retired: readonly Former[];
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

/** All that was ever said about an item under a list, by whom. */
export function everythingSaidAt(
  project: Project,
  { list }: Pick<ChecklistData, 'list'>,
  item: string,
): Former[] {
  const said: [Side | 'agreed', readonly (Answer | Agreement)[]][] = [
    ...Object.entries(project.answers).map(
      ([side, answers]) => [side, own(answers, item) ?? []] as [Side, readonly Answer[]],
    ),
    ['agreed', own(project.agreed, item) ?? []],
  ];
  return said.flatMap(([side, values]) =>
    values
      .filter((value) => value.list === list && !isBlank(value))
      .map((value) => ({ item, side, value })),
  );
}

/** One item as it stands under `list`. */
export function viewOf(project: Project, list: ChecklistData, item: Item): ItemView {
  const previous = new Map<Answer | Agreement, Former>();
  for (const [origin, version] of originsOf(list, item.id)) {
    for (const former of everythingSaidAt(project, list, origin)) {
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
  const retired = [...gone].flatMap((id) => everythingSaidAt(project, list, id));
  return { sides: sidesOf(list), items, retired: retired.filter(({ value }) => !shown.has(value)) };
}
