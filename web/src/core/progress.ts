/** How far a sheet is: standings of items, and progress = 確認済 ÷ (all − 対象外). */
import type { Cell, ItemView, Sheet } from './migrate.ts';
import { VERDICTS } from './model.ts';
import type { Agreement, Answer, ChecklistData, Item, Side, Verdict } from './model.ts';

/** Where an item stands; resolved means 確認済, or 対象外 with a reason, and nothing to check again. */
export interface Standing {
  readonly verdict: Verdict;
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
  readonly counts: Readonly<Record<Verdict, number>>;
  /** From 0 to 1; 'none' (対象なし) where nothing is left to confirm. */
  readonly ratio: number | 'none';
}

const UNCONFIRMED: Standing = { verdict: 'unconfirmed', recheck: false, resolved: false };

function standing({ value, recheck }: Cell<Answer | Agreement>): Standing {
  if (!value) return UNCONFIRMED;
  const { verdict, reason } = value;
  const excluded = verdict === 'not-applicable' && reason.trim() !== '';
  return { verdict, recheck, resolved: !recheck && (verdict === 'confirmed' || excluded) };
}

/** How an item stands in one side's own sheet. */
export function sideStanding(view: ItemView, side: Side): Standing {
  return standing(view[side]);
}

/** True where both sides settled the item and neither has since said anything else. */
export function isSettled({ agreed, B1, B2 }: ItemView): boolean {
  if (!agreed.value || agreed.value.verdict === 'unconfirmed') return false;
  const { from } = agreed.value;
  const unchanged = (said: Answer | undefined, now: Answer | undefined): boolean =>
    (said?.verdict ?? 'unconfirmed') === (now?.verdict ?? 'unconfirmed') && (said?.due ?? '') === (now?.due ?? '');
  return unchanged(from.B1, B1.value) && unchanged(from.B2, B2.value);
}

/**
 * How an item stands between the two sides: as settled; else 合意 only when every required party is
 * 確認済 (or all agree on 対象外 with a reason); else what the required parties say if they say the
 * same, or 未確認.
 */
export function agreedStanding(view: ItemView): Standing {
  if (isSettled(view)) return standing(view.agreed);
  const parties = view.item.who.map((side) => sideStanding(view, side));
  const [first, ...others] = parties;
  if (!first) return UNCONFIRMED;
  const recheck = parties.some((party) => party.recheck);
  if (others.some(({ verdict }) => verdict !== first.verdict)) return { ...UNCONFIRMED, recheck };
  return { verdict: first.verdict, recheck, resolved: parties.every(({ resolved }) => resolved) };
}

export function progressOf(standings: readonly Standing[]): Progress {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  let confirmed = 0;
  let excluded = 0;
  for (const { verdict, resolved } of standings) {
    counts[verdict] += 1;
    if (resolved && verdict === 'confirmed') confirmed += 1;
    if (resolved && verdict === 'not-applicable') excluded += 1;
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
  list: ChecklistData, standingOf: StandingOf, counts: (item: Item) => boolean = () => true,
): ListProgress {
  const sections = list.sections.map(
    ({ id, items }) => [id, items.filter(counts).map(standingOf)] as const,
  );
  return {
    all: progressOf(sections.flatMap(([, standings]) => standings)),
    sections: new Map(sections.map(([id, standings]) => [id, progressOf(standings)])),
  };
}

/** The standing of each item in a side's sheet, or in the agreed sheet. */
export function standings(sheet: Sheet, of: Side | 'agreed'): StandingOf {
  return (item) => {
    const view = sheet.items.get(item.id);
    if (!view) return UNCONFIRMED;
    return of === 'agreed' ? agreedStanding(view) : sideStanding(view, of);
  };
}
