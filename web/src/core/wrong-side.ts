/** Answers that were entered under the wrong side: what would move to the other, and moving it. */
import type { Writer } from './merge.ts';
import { isBlank, sheetOf } from './migrate.ts';
import type { Sheet } from './migrate.ts';
import { otherSide } from './model.ts';
import type { Answer, ChecklistData, Item, Project, Side } from './model.ts';
import { BLANK, resolveAnswer, setAnswer } from './project.ts';

export interface Given {
  readonly item: Item;
  readonly answer: Answer;
}

/** What a side has filled in, in list order. */
export function givenBy(sheet: Sheet, side: Side): readonly Given[] {
  return [...sheet.items.values()].flatMap(({ item, ...view }) => {
    const { value } = view[side];
    return value && !isBlank(value) ? [{ item, answer: value }] : [];
  });
}

export interface Move extends Given {
  /** What the other side has said there, which the move would replace. */
  readonly replaces: Answer | undefined;
}

/** What moving the answers of `from` to the other side would do. */
export function movesFrom(sheet: Sheet, from: Side): readonly Move[] {
  return givenBy(sheet, from).map((given) => {
    const value = sheet.items.get(given.item.id)?.[otherSide(from)].value;
    return { ...given, replaces: value && !isBlank(value) ? value : undefined };
  });
}

/** All answers of `from` as the other side's; `from` has said nothing then. */
export function moveAnswers(
  project: Project,
  list: ChecklistData,
  from: Side,
  writer: Writer,
): Project {
  return givenBy(sheetOf(project, list), from).reduce((moved, { item, answer }) => {
    const there = resolveAnswer(moved, list, otherSide(from), item.id, answer, writer);
    return setAnswer(there, list, from, item, BLANK, writer);
  }, project);
}
