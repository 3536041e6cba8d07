/** What is still open (未確定事項一覧), and what may happen if it stays open. */
import { own } from './canonical.ts';
import { isSettled } from './progress.ts';
import type { StandingOf } from './progress.ts';
import type { ItemView, Sheet } from './migrate.ts';
import { VERDICT_NAMES } from './model.ts';
import type { Agreement, Answer, ChecklistData, Graph, Item, Linked, Side, Verdict, Weight } from './model.ts';

export interface OpenPoint {
  readonly item: string;
  readonly number: string;
  readonly point: string;
  readonly why: string;
  readonly weight: Weight;
  /** The parties that must confirm it. */
  readonly who: readonly Side[];
  readonly verdict: Verdict;
  readonly reason: string;
  readonly note: string;
  /** Who will do it; both names where the sides differ. */
  readonly assignee: string;
  /** By when; both dates where the sides differ. */
  readonly due: string;
  /** How it was settled so far, or empty. */
  readonly agreed: string;
  readonly url: string;
}

const BETWEEN = '／';

function both(view: ItemView, of: 'agreed' | Side, field: (said: Answer | Agreement) => string): string {
  const settled = isSettled(view) ? view.agreed.value : undefined;
  if (of === 'agreed' && settled) return field(settled);
  const cells = of === 'agreed' ? [view.B1, view.B2] : [view[of]];
  const said = cells.map(({ value }) => (value ? field(value).trim() : '')).filter(Boolean);
  return [...new Set(said)].join(BETWEEN);
}

/** The address of one item. */
export function itemUrl(list: ChecklistData, item: string): string {
  return `${list.url}#${item}`;
}

/** The unresolved items of a list, in its order. */
export function openItems(list: ChecklistData, standingOf: StandingOf): readonly Item[] {
  return list.sections.flatMap(({ items }) => items.filter((item) => !standingOf(item).resolved));
}

/** One item as a row of the register, as said by one side or between both ('agreed'). */
export function pointOf(
  list: ChecklistData, view: ItemView, of: 'agreed' | Side, verdict: Verdict,
): OpenPoint {
  const { item } = view;
  const settled = isSettled(view) ? view.agreed.value : undefined;
  return {
    item: item.id,
    number: item.number,
    point: item.text,
    why: item.why,
    weight: item.weight,
    who: item.who,
    verdict,
    reason: both(view, of, ({ reason }) => reason),
    note: both(view, of, ({ note }) => note),
    assignee: both(view, of, ({ assignee }) => assignee),
    due: both(view, of, ({ due }) => due),
    agreed: settled ? [VERDICT_NAMES[settled.verdict], settled.note].filter(Boolean).join(' ') : '',
    url: itemUrl(list, item.id),
  };
}

/** The register of open points. */
export function openPoints(
  list: ChecklistData, sheet: Sheet, standingOf: StandingOf, of: 'agreed' | Side,
): readonly OpenPoint[] {
  return openItems(list, standingOf).flatMap((item) => {
    const view = sheet.items.get(item.id);
    return view ? [pointOf(list, view, of, standingOf(item).verdict)] : [];
  });
}

export interface PossibleIncident extends Linked {
  readonly id: string;
  /** Ids of the open items that lead to it, in list order. */
  readonly items: readonly string[];
  /** How many of them are 必須. */
  readonly required: number;
  readonly causes: readonly (Linked & { readonly id: string })[];
  readonly coverages: readonly (Linked & { readonly id: string; readonly effect?: string })[];
}

/** Incidents that a measure bears on, each with the causes between (none where it only limits it). */
function incidentsOf(graph: Graph, measureId: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const measure = own(graph.measures, measureId);
  for (const incident of measure?.incidents ?? []) found.set(incident, new Set());
  for (const cause of measure?.causes ?? []) {
    for (const incident of own(graph.causes, cause)?.incidents ?? []) {
      found.set(incident, (found.get(incident) ?? new Set<string>()).add(cause));
    }
  }
  return found;
}

function linked<T extends Linked>(ids: Iterable<string>, known: Readonly<Record<string, T>>): (T & { id: string })[] {
  return [...ids].flatMap((id) => {
    const target = own(known, id);
    return target ? [{ ...target, id }] : [];
  });
}

/** What may happen if `open` stays open: most open items first, then most 必須, then graph order. */
export function outlook(graph: Graph, open: readonly Item[]): readonly PossibleIncident[] {
  const found = new Map<string, { items: Set<Item>; causes: Set<string> }>();
  for (const item of open) {
    for (const measure of own(graph.items, item.id)?.measures ?? item.measures) {
      for (const [incident, causes] of incidentsOf(graph, measure)) {
        const entry = found.get(incident) ?? { items: new Set(), causes: new Set() };
        entry.items.add(item);
        for (const cause of causes) entry.causes.add(cause);
        found.set(incident, entry);
      }
    }
  }
  return Object.entries(graph.incidents)
    .flatMap(([id, { title, url, coverages }]) => {
      const entry = found.get(id);
      if (!entry) return [];
      const items = [...entry.items];
      return [{
        id,
        title,
        url,
        items: items.map((item) => item.id),
        required: items.filter(({ weight }) => weight === '必須').length,
        causes: linked(entry.causes, graph.causes),
        coverages: linked(coverages, graph.coverages),
      }];
    })
    .sort((a, b) => b.items.length - a.items.length || b.required - a.required);
}
