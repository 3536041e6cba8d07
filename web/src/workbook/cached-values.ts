/**
 * What the formulas of a workbook give for some answers, for programs that show a file without
 * calculating it. Items stand as on the page (`core/progress.ts`), but for what was settled, which a
 * workbook does not carry.
 */
import { isAnswered } from '../core/difference.ts';
import { STATE_NAMES, VERDICTS } from '../core/model.ts';
import type { Agreement, Answer, ChecklistData, Item, Side, State } from '../core/model.ts';
import { sidesOf } from '../core/parties.ts';
import { agreedStanding, progressOf, sideStanding } from '../core/progress.ts';
import type { Standing } from '../core/progress.ts';
import type { Cell, ItemView } from '../core/views.ts';
import { serialOf } from './grid.ts';
import { letters, SHEETS, writable } from './layout.ts';
import { say } from '../words.ts';

const BOTH = 'both';
type View = typeof BOTH | Side;
type Value = string | number;
export type SaidOf = ReadonlyMap<string, ReadonlyMap<Side, Answer | undefined>>;

const STATES: readonly State[] = [...VERDICTS, 'differing'];
const NOT_ASKED = say('standing.not-asked');
const NOTHING_TO_CONFIRM = say('standing.nothing');
const FIRST_SUMMARY_ROW = 5;
const FIRST_OPEN_ROW = 5;
const OPEN_COLUMNS = 14;

function cell<T>(value: T | undefined): Cell<T> {
  return { value, alternatives: [], recheck: false };
}

/** How each item stands in each view; undefined where a side is not asked. */
class Standings {
  readonly #views: ReadonlyMap<string, ItemView>;

  constructor(items: readonly Item[], said: SaidOf) {
    const viewOf = (item: Item): ItemView => {
      const answers = [...(said.get(item.id) ?? [])];
      return {
        item,
        said: new Map(answers.map(([side, answer]) => [side, cell(answer)])),
        agreed: cell<Agreement>(undefined),
        previous: [],
      };
    };
    this.#views = new Map(items.map((item) => [item.id, viewOf(item)]));
  }

  of(view: View, { id }: Item): Standing | undefined {
    const found = this.#views.get(id);
    if (!found) return undefined;
    if (view === BOTH) return agreedStanding(found);
    const asked = found.item.who.includes(view) || isAnswered(found.said.get(view)?.value);
    return asked ? sideStanding(found, view) : undefined;
  }

  nameOf(view: View, item: Item): string {
    const found = this.of(view, item);
    return found ? STATE_NAMES[found.state] : NOT_ASKED;
  }
}

type Put = (sheet: string, column: number, row: number, value: Value) => void;

function putCounting(list: ChecklistData, standings: Standings, put: Put): void {
  const items = list.sections.flatMap((section) => section.items);
  const open = openItems(items, standings);
  const sectionOf = list.sections.flatMap((section, at) => section.items.map(() => at + 1));
  items.forEach((item, at) => {
    const states = [...sidesOf(list), BOTH].flatMap((view): Value[] => {
      const found = standings.of(view, item);
      return [standings.nameOf(view, item), found ? Number(found.resolved) : ''];
    });
    const pick = open[at];
    const order = open.indexOf(item) + 1;
    const values = [
      sectionOf[at] ?? '',
      ...states,
      order || '',
      pick ? items.indexOf(pick) + 1 : '',
    ];
    values.forEach((value, column) => {
      put(SHEETS.counting, column, at + 2, value);
    });
  });
}

function openItems(items: readonly Item[], standings: Standings): readonly Item[] {
  return items.filter((item) => standings.of(BOTH, item)?.resolved === false);
}

function countRow(standings: Standings, view: View, items: readonly Item[]): readonly Value[] {
  const progress = progressOf(items.flatMap((item) => standings.of(view, item) ?? []));
  const { total, counts, excluded, unresolved, ratio } = progress;
  return [
    total,
    ...STATES.map((state) => counts[state]),
    counts['not-applicable'] - excluded,
    unresolved,
    ratio === 'none' ? NOTHING_TO_CONFIRM : ratio,
  ];
}

function putSummary(list: ChecklistData, standings: Standings, put: Put): void {
  const sections = list.sections.map(({ items }) => items);
  const parts = [...sections, sections.flat()];
  const rows = [BOTH, ...sidesOf(list)].flatMap((view) =>
    parts.map((part) => countRow(standings, view, part)),
  );
  rows.forEach((row, down) => {
    row.forEach((value, at) => {
      put(SHEETS.summary, 3 + at, FIRST_SUMMARY_ROW + down, value);
    });
  });
}

function openRow(
  list: ChecklistData,
  item: Item,
  standings: Standings,
  answers: ReadonlyMap<Side, Answer | undefined>,
): readonly Value[] {
  const sides = sidesOf(list);
  const each = (get: (answer: Answer) => Value): Value[] =>
    sides.map((side) => {
      const answer = answers.get(side);
      return answer ? get(answer) : '';
    });
  return [
    item.number,
    item.id,
    item.text,
    item.weight,
    ...[BOTH, ...sides].map((view) => standings.nameOf(view, item)),
    ...each(({ assignee }) => assignee),
    ...each(({ due }) => serialOf(due) ?? due),
    ...each(({ note }) => note),
  ];
}

function putOpen(list: ChecklistData, said: SaidOf, standings: Standings, put: Put): void {
  const items = list.sections.flatMap((section) => section.items);
  const open = openItems(items, standings);
  put(SHEETS.open, 1, 3, open.length);
  items.forEach((_, at) => {
    const item = open[at];
    const values = item
      ? [at + 1, ...openRow(list, item, standings, said.get(item.id) ?? new Map())]
      : Array.from({ length: OPEN_COLUMNS }, () => '');
    values.forEach((value, column) => {
      const text = typeof value === 'string' ? writable(value) : value;
      put(SHEETS.open, column, FIRST_OPEN_ROW + at, text);
    });
  });
}

/** The value of a formula's cell, by sheet and place; undefined where none is known. */
export function cachedValues(
  list: ChecklistData,
  said: SaidOf,
): (sheet: string, place: string) => Value | undefined {
  const values = new Map<string, Value>();
  const put: Put = (sheet, column, row, value) => {
    values.set(`${sheet}!${letters(column)}${row}`, value);
  };
  const items = list.sections.flatMap((section) => section.items);
  const standings = new Standings(items, said);
  putCounting(list, standings, put);
  putSummary(list, standings, put);
  putOpen(list, said, standings, put);
  return (sheet, place) => values.get(`${sheet}!${place}`);
}
