/** Undoing one change of many cells: what stood there returns, save where something came since. */
import { own } from './canonical.ts';
import { textOf } from './cells.ts';
import type { Slot } from './keys.ts';
import { contentOf } from './merge.ts';
import type { Writer } from './merge.ts';
import type { Project } from './model.ts';
import { resolveHeading } from './project.ts';

export interface FormerCell {
  readonly item: string;
  readonly slot: Exclude<Slot, 'head'>;
  /** The text to be stored; undefined where there was nothing. */
  readonly text: string | undefined;
}

function cellsOf(project: Project, slot: FormerCell['slot']): Readonly<Record<string, unknown>> {
  return slot === 'agreed' ? project.agreed : (own(project.answers, slot) ?? {});
}

/** The cells that changed from `before` to `after` and that `now` still has as they were then. */
export function formerCells(now: Project, before: Project, after: Project): readonly FormerCell[] {
  return [...Object.keys(after.answers), 'agreed'].flatMap((slot) =>
    Object.keys(cellsOf(after, slot)).flatMap((item): FormerCell[] => {
      const then = textOf(after, item, slot);
      const text = textOf(before, item, slot);
      if (text === then || textOf(now, item, slot) !== then) return [];
      return [{ item, slot, text: Object.hasOwn(cellsOf(before, slot), item) ? text : undefined }];
    }),
  );
}

/** True where the heading changed and `now` still has it as it was then. */
export function headingStands(now: Project, before: Project, after: Project): boolean {
  const [one, two, three] = [before, after, now].map(({ heading }) => contentOf(heading[0]));
  return one !== two && two === three;
}

/** `now` with the heading and the acknowledged version of `before`. */
export function withFormerHead(
  now: Project,
  before: Project,
  after: Project,
  writer: Writer,
): Project {
  const version = now.version === after.version ? before.version : now.version;
  const stands = headingStands(now, before, after);
  const back = stands ? resolveHeading(now, before.heading[0], writer) : now;
  return { ...back, version };
}
