/** Answers that were entered under the wrong side: what would move to the other, and moving it. */
import type { Writer } from './merge.ts';
import { isBlank, saidBy, sheetOf } from './views.ts';
import type { Sheet } from './views.ts';
import type { Answer, ChecklistData, Item, Project, Side } from './model.ts';
import { otherSide } from './parties.ts';
import { BLANK, resolveAnswer, setAnswer } from './project.ts';

export interface Given {
  readonly item: Item;
  readonly answer: Answer;
}

/** What a side has filled in, in list order. */
export function givenBy(sheet: Sheet, side: Side): readonly Given[] {
  return [...sheet.items.values()].flatMap((view) => {
    const { value } = saidBy(view, side);
    return value && !isBlank(value) ? [{ item: view.item, answer: value }] : [];
  });
}

export interface Move extends Given {
  /** What the other side has said there, which the move would replace. */
  readonly replaces: Answer | undefined;
}

/** What moving the answers of `from` to the other side would do. */
export function movesFrom(sheet: Sheet, from: Side): readonly Move[] {
  const to = sheet.sides.find((side) => side !== from) ?? '';
  return givenBy(sheet, from).map((given) => {
    const { value } = saidBy(sheet.items.get(given.item.id), to);
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
  const to = otherSide(list, from);
  return givenBy(sheetOf(project, list), from).reduce((moved, { item, answer }) => {
    const there = resolveAnswer(moved, list, to, item.id, answer, writer);
    return setAnswer(there, list, from, item, BLANK, writer);
  }, project);
}
