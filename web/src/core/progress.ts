/** How far a sheet is: standings of items, and progress = 確認済 ÷ (all − 対象外). */
import { own } from './canonical.ts';
import { differencesOf, isAnswered } from './difference.ts';
import { answersIn, isBlank, saidBy } from './views.ts';
import type { Cell, ItemView, Sheet } from './views.ts';
import type { Agreement, Answer, ChecklistData, Item, Side, State } from './model.ts';

/** Where an item stands; resolved means 確認済, or 対象外 with a reason, and nothing to check again. */
export interface Standing {
  readonly state: State;
  readonly recheck: boolean;
  readonly resolved: boolean;
}

export type StandingOf = (item: Item) => Standing;

export interface Progress {
  readonly total: number;
  readonly confirmed: number;
  /** 対象外 with a reason. */
  readonly excluded: number;
  readonly unresolved: number;
  readonly recheck: number;
  readonly counts: Readonly<Record<State, number>>;
  /** From 0 to 1; 'none' (対象なし) where nothing is left to confirm. */
  readonly ratio: number | 'none';
}

const UNCONFIRMED: Standing = { state: 'unconfirmed', recheck: false, resolved: false };

function standing({ value, recheck }: Cell<Answer | Agreement>): Standing {
  if (!value) return UNCONFIRMED;
  const { verdict, reason } = value;
  const excluded = verdict === 'not-applicable' && reason.trim() !== '';
  return { state: verdict, recheck, resolved: !recheck && (verdict === 'confirmed' || excluded) };
}

/** How an item stands in one side's own sheet. */
export function sideStanding(view: ItemView, side: Side): Standing {
  return standing(saidBy(view, side));
}

/** True where both sides settled the item and neither has since said anything else. */
export function isSettled({ agreed, said }: ItemView): boolean {
  if (!agreed.value || agreed.value.verdict === 'unconfirmed') return false;
  const { from } = agreed.value;
  return [...said].every(([side, { value: now }]) => {
    const then = own(from, side);
    return (
      (then?.verdict ?? 'unconfirmed') === (now?.verdict ?? 'unconfirmed') &&
      (then?.due ?? '') === (now?.due ?? '')
    );
  });
}

/** What both sides settled, while it holds. */
export function settlementOf(view: ItemView): Agreement | undefined {
  return isSettled(view) ? view.agreed.value : undefined;
}

/**
 * How an item stands between the two sides: as settled; else 未記入 while a party has not answered,
 * 相違 where their answers differ, and what they say where they say the same.
 *
 * The parties are those that must confirm the item, and any other that answered it all the same.
 */
export function agreedStanding(view: ItemView): Standing {
  if (isSettled(view)) return standing(view.agreed);
  const parties = [...view.said]
    .filter(([side, { value }]) => view.item.who.includes(side) || isAnswered(value))
    .map(([, cell]) => standing(cell));
  const recheck = parties.some((party) => party.recheck);
  const [first] = parties;
  if (!first || parties.some(({ state }) => state === 'unconfirmed')) {
    return { ...UNCONFIRMED, recheck };
  }
  if (differencesOf(...answersIn(view)).length > 0) {
    return { state: 'differing', recheck, resolved: false };
  }
  return { state: first.state, recheck, resolved: parties.every(({ resolved }) => resolved) };
}

export function progressOf(standings: readonly Standing[]): Progress {
  const counts: Record<State, number> = {
    unconfirmed: 0,
    confirmed: 0,
    action: 0,
    hold: 0,
    'not-applicable': 0,
    differing: 0,
  };
  let confirmed = 0;
  let excluded = 0;
  for (const { state, resolved } of standings) {
    counts[state] += 1;
    if (resolved && state === 'confirmed') confirmed += 1;
    if (resolved && state === 'not-applicable') excluded += 1;
  }
  const total = standings.length;
  return {
    total,
    confirmed,
    excluded,
    unresolved: total - confirmed - excluded,
    recheck: standings.filter(({ recheck }) => recheck).length,
    counts,
    ratio: total === excluded ? 'none' : confirmed / (total - excluded),
  };
}

export interface ListProgress {
  readonly all: Progress;
  /** By section id. */
  readonly sections: ReadonlyMap<string, Progress>;
}

/** Progress in all and per section, over the items for which `counts` holds. */
export function listProgress(
  list: ChecklistData,
  standingOf: StandingOf,
  counts: (item: Item) => boolean = () => true,
): ListProgress {
  const sections = list.sections.map(
    ({ id, items }) => [id, items.filter(counts).map(standingOf)] as const,
  );
  return {
    all: progressOf(sections.flatMap(([, standings]) => standings)),
    sections: new Map(sections.map(([id, standings]) => [id, progressOf(standings)])),
  };
}

/** Whose answers something is drawn from: one side's, or both sides' put together. */
export type Source = 'agreed' | Side;

/** Between both sides, or while only one of them has said anything, that one alone. */
export function usualSource(sheet: Sheet): Source {
  const views = [...sheet.items.values()];
  const said = sheet.sides.filter((side) =>
    views.some((view) => {
      const { value } = saidBy(view, side);
      return value !== undefined && !isBlank(value);
    }),
  );
  const [only] = said;
  return only && said.length === 1 ? only : 'agreed';
}

function standingOf(view: ItemView, of: Source): Standing {
  return of === 'agreed' ? agreedStanding(view) : sideStanding(view, of);
}

/** 未確定: not closed by what both settled, or where nothing is settled, by what `of` says. */
export function isOpen(view: ItemView, of: Source): boolean {
  return !(isSettled(view) ? standing(view.agreed) : standingOf(view, of)).resolved;
}

/** The standing of each item in a side's sheet, or in the agreed sheet. */
export function standings(sheet: Sheet, of: Source): StandingOf {
  return (item) => {
    const view = sheet.items.get(item.id);
    return view ? standingOf(view, of) : UNCONFIRMED;
  };
}
