/** Undoing one change of many cells: what stood there returns, save where something came since. */
import { own } from './canonical.ts';
import { saidCells, textOf } from './cells.ts';
import type { CellName } from './keys.ts';
import { contentOf } from './merge.ts';
import type { Writer } from './merge.ts';
import type { Project } from './model.ts';
import { resolveHeading } from './project.ts';

export interface FormerCell {
  readonly cell: CellName;
  /** The text to be stored; undefined where there was nothing. */
  readonly text: string | undefined;
}

/** What an absent cell's text is. */
const NOTHING = '[]';

/** The cells that changed from `before` to `after` and that `now` still has as they were then. */
export function formerCells(now: Project, before: Project, after: Project): readonly FormerCell[] {
  return saidCells(after).flatMap((cell): FormerCell[] => {
    const then = textOf(after, cell);
    const text = textOf(before, cell);
    if (text === then || textOf(now, cell) !== then) return [];
    return [{ cell, text: text === NOTHING ? undefined : text }];
  });
}

/** True where the heading changed and `now` still has it as it was then. */
export function headingStands(now: Project, before: Project, after: Project): boolean {
  const [one, two, three] = [before, after, now].map(({ heading }) => contentOf(heading[0]));
  return one !== two && two === three;
}

/** `now` with the heading and the acknowledged versions of `before`. */
export function withFormerHead(
  now: Project,
  before: Project,
  after: Project,
  writer: Writer,
): Project {
  const stands = headingStands(now, before, after);
  const back = stands ? resolveHeading(now, before.heading[0], writer) : now;
  const lists = Object.entries(now.lists).map(([list, version]) => [
    list,
    (own(after.lists, list) === version ? own(before.lists, list) : undefined) ?? version,
  ]);
  return { ...back, lists: Object.fromEntries(lists) as Project['lists'] };
}
