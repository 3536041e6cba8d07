/** What an import does to a project once the reader has chosen, without any page. */
import { own } from '../../core/canonical.ts';
import { resolveAgreement } from '../../core/compare.ts';
import { importDiff } from '../../core/import-diff.ts';
import type { ImportChange } from '../../core/import-diff.ts';
import type { Writer } from '../../core/merge.ts';
import { isBlank } from '../../core/views.ts';
import type { Agreement, Answer, ChecklistData, Project, Side } from '../../core/model.ts';
import { otherSide, sidesOf } from '../../core/parties.ts';
import type { Answered } from '../../core/parties.ts';
import { resolveAnswer } from '../../core/project.ts';

/** `both`: the newer one stands and the other is kept beside it. */
export type Choice = 'both' | 'ours' | 'theirs';
export type Choices = ReadonlyMap<string, Choice>;

const RANKS: Readonly<Record<ImportChange['kind'], number>> = {
  conflict: 0,
  added: 1,
  updated: 1,
  older: 2,
};

export function keyOf({ item, side }: ImportChange): string {
  return `${side}:${item}`;
}

/** True where the reader may choose between the two values. */
export function isChoice({ kind }: Pick<ImportChange, 'kind'>): boolean {
  return kind === 'conflict' || kind === 'older';
}

/** `ours` with `theirs` merged in; where both changed or theirs is older, as chosen. */
export function merged(
  ours: Project,
  theirs: Project,
  list: ChecklistData,
  choices: Choices,
  writer: Writer,
): Project {
  const diff = importDiff(ours, theirs);
  return diff.changes.reduce((project, change) => {
    const chosen = choices.get(keyOf(change)) ?? 'both';
    const value = chosen === 'both' || !isChoice(change) ? undefined : change[chosen];
    if (!value) return project;
    return change.side === 'agreed'
      ? resolveAgreement(project, list, change.item, value as Agreement, writer)
      : resolveAnswer(project, list, change.side, change.item, value as Answer, writer);
  }, diff.merged);
}

/** Where our answers went to the other side first, what they left blank gives way to the file's. */
export function givesWay({ kind, side, ours }: ImportChange, moved: Side | undefined): boolean {
  return kind === 'conflict' && side === moved && ours !== undefined && isBlank(ours);
}

/** The same answers with the sides exchanged: for a sheet that was filled in as the wrong side. */
export function exchanged(project: Project, list: Answered): Project {
  const answers = sidesOf(list).map((side) => [
    side,
    own(project.answers, otherSide(list, side)) ?? {},
  ]);
  const memos = Object.entries(project.memos).map(([side, cells]) => [
    otherSide(list, side),
    cells,
  ]);
  return {
    ...project,
    answers: Object.fromEntries(answers) as Project['answers'],
    agreed: {},
    memos: Object.fromEntries(memos) as Project['memos'],
  };
}

/** Where both changed first, what is not taken last; each in the order of `items`, then the others. */
export function ordered(
  changes: readonly ImportChange[],
  items: readonly string[],
): readonly ImportChange[] {
  const place = new Map(items.map((item, i) => [item, i]));
  const rank = ({ kind, item }: ImportChange): number =>
    RANKS[kind] * (items.length + 1) + (place.get(item) ?? items.length);
  return [...changes].sort((a, b) => rank(a) - rank(b));
}
