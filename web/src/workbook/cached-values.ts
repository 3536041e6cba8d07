/**
 * What the formulas of a workbook give for some answers, for programs that show a file without
 * calculating it. The rules are those of sphinx_guidance/answers/standing.py and the sheets' writers.
 */
import { differencesOf, isAnswered } from '../core/difference.ts';
import { STATE_NAMES, VERDICTS } from '../core/model.ts';
import type { Answer, ChecklistData, Item, Side, State } from '../core/model.ts';
import { sidesOf } from '../core/parties.ts';
import { serialOf } from './grid.ts';
import { letters, SHEETS, writable } from './layout.ts';
import { say } from '../words.ts';

const BOTH = 'both';
type View = typeof BOTH | Side;
type Value = string | number;
export type SaidOf = ReadonlyMap<string, ReadonlyMap<Side, Answer | undefined>>;

interface Standing {
  readonly state: State;
  readonly resolved: boolean;
}

const STATES: readonly State[] = [...VERDICTS, 'differing'];
const NOT_ASKED = say('standing.not-asked');
const NOTHING_TO_CONFIRM = say('standing.nothing');
const FIRST_SUMMARY_ROW = 5;
const FIRST_OPEN_ROW = 5;

const NO_ANSWER: Standing = { state: 'unconfirmed', resolved: false };

function sideStanding(answer: Answer | undefined): Standing {
  const state = answer?.verdict ?? 'unconfirmed';
  const excluded = state === 'not-applicable' && answer?.reason.trim() !== '';
  return { state, resolved: state === 'confirmed' || excluded };
}

function standingOf(said: SaidOf, view: View, item: Item): Standing | undefined {
  const answers = said.get(item.id) ?? new Map<Side, Answer | undefined>();
  const asked = (side: Side): boolean => item.who.includes(side) || isAnswered(answers.get(side));
  if (view !== BOTH) return asked(view) ? sideStanding(answers.get(view)) : undefined;
  const parties = [...answers].flatMap(([side, answer]) =>
    asked(side) ? [sideStanding(answer)] : [],
  );
  const [first] = parties;
  if (!first || parties.some(({ state }) => state === 'unconfirmed')) return NO_ANSWER;
  if (differencesOf(...answers.values()).length > 0) return { state: 'differing', resolved: false };
  return { state: first.state, resolved: parties.every(({ resolved }) => resolved) };
}

function countRow(said: SaidOf, view: View, items: readonly Item[]): readonly Value[] {
  const found = items.flatMap((item) => standingOf(said, view, item) ?? []);
  const counts = STATES.map((one) => found.filter(({ state }) => state === one).length);
  const excluded = found.filter(({ state }) => state === 'not-applicable');
  const unexplained = excluded.filter(({ resolved }) => !resolved).length;
  const left = found.length - (excluded.length - unexplained);
  const confirmed = found.filter(({ state }) => state === 'confirmed').length;
  const unresolved = found.filter(({ resolved }) => !resolved).length;
  return [
    found.length,
    ...counts,
    unexplained,
    unresolved,
    left === 0 ? NOTHING_TO_CONFIRM : confirmed / left,
  ];
}

/** The value of a formula's cell, by sheet and place; undefined where none is known. */
export function cachedValues(
  list: ChecklistData,
  said: SaidOf,
): (sheet: string, place: string) => Value | undefined {
  const values = new Map<string, Value>();
  const put = (sheet: string, column: number, row: number, value: Value): void => {
    values.set(`${sheet}!${letters(column)}${row}`, value);
  };

  const sides = sidesOf(list);
  const items = list.sections.flatMap((section) => section.items);
  const open = items.filter((item) => standingOf(said, BOTH, item)?.resolved === false);
  list.sections.forEach((section, at) => {
    for (const item of section.items) {
      const k = items.indexOf(item) + 1;
      const standings = [...sides, BOTH].flatMap((view): Value[] => {
        const found = standingOf(said, view, item);
        return found ? [STATE_NAMES[found.state], Number(found.resolved)] : [NOT_ASKED, ''];
      });
      const order = open.indexOf(item) + 1;
      const pick = open[k - 1];
      [at + 1, ...standings, order || '', pick ? items.indexOf(pick) + 1 : ''].forEach(
        (value, column) => {
          put(SHEETS.counting, column, k + 1, value);
        },
      );
    }
  });

  let row = FIRST_SUMMARY_ROW;
  for (const view of [BOTH, ...sides]) {
    for (const part of [...list.sections.map((section) => section.items), items]) {
      countRow(said, view, part).forEach((value, at) => {
        put(SHEETS.summary, 3 + at, row, value);
      });
      row += 1;
    }
  }

  put(SHEETS.open, 1, 3, open.length);
  items.forEach((_, at) => {
    const item = open[at];
    const answers = said.get(item?.id ?? '');
    const both = (get: (side: Side) => Value): Value[] => sides.map(get);
    const cells: Value[] = item
      ? [
          at + 1,
          item.number,
          item.id,
          item.text,
          item.weight,
          ...[BOTH, ...sides].map((view) => {
            const found = standingOf(said, view, item);
            return found ? STATE_NAMES[found.state] : NOT_ASKED;
          }),
          ...both((side) => answers?.get(side)?.assignee ?? ''),
          ...both(
            (side) => serialOf(answers?.get(side)?.due ?? '') ?? answers?.get(side)?.due ?? '',
          ),
          ...both((side) => answers?.get(side)?.note ?? ''),
        ]
      : Array.from({ length: 14 }, () => '');
    cells.forEach((value, column) => {
      put(
        SHEETS.open,
        column,
        FIRST_OPEN_ROW + at,
        typeof value === 'string' ? writable(value) : value,
      );
    });
  });
  return (sheet, place) => values.get(`${sheet}!${place}`);
}
