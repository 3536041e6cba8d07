/** What an import would change of a project, before it changes it. */
import { own } from './canonical.ts';
import { adopt, alternativesOf, contentOf, mergeProjects } from './merge.ts';
import type { Agreement, Answer, Cells, Project, Side } from './model.ts';

/**
 * `added`: we had nothing; `updated`: theirs replaces ours; `conflict`: the newer stands, both are
 * kept; `older`: ours was written knowing theirs, and stands.
 */
export interface ImportChange {
  readonly item: string;
  readonly side: Side | 'agreed';
  readonly kind: 'added' | 'updated' | 'conflict' | 'older';
  readonly ours: Answer | Agreement | undefined;
  readonly theirs: Answer | Agreement;
  /** What stands after the import. */
  readonly result: Answer | Agreement;
}

export interface ImportDiff {
  readonly changes: readonly ImportChange[];
  /** What to store once the reader agrees. */
  readonly merged: Project;
}

function changesOf<T extends Answer | Agreement>(
  side: Side | 'agreed',
  ours: Cells<T>,
  theirs: Cells<T>,
  merged: Cells<T>,
): ImportChange[] {
  return Object.entries(theirs).flatMap(([item, [their]]): ImportChange[] => {
    const after = own(merged, item);
    if (!after) return [];
    const before = own(ours, item);
    const change = { item, side, ours: before?.[0], theirs: their, result: after[0] };
    if (!before) return [{ ...change, kind: 'added' }];
    const known = new Set(before.map(contentOf));
    const conflict = [after[0], ...alternativesOf(after)].some(
      (value) => !known.has(contentOf(value)),
    );
    if (!conflict) {
      if (contentOf(before[0]) !== contentOf(after[0])) return [{ ...change, kind: 'updated' }];
      return known.has(contentOf(their)) ? [] : [{ ...change, kind: 'older' }];
    }
    return [{ ...change, kind: alternativesOf(after).length > 0 ? 'conflict' : 'updated' }];
  });
}

/** What an import would do to `ours`, item by item. */
export function importDiff(ours: Project, theirs: Project): ImportDiff {
  const incoming = adopt(theirs, ours);
  const merged = mergeProjects(ours, incoming);
  return {
    changes: [
      ...Object.entries(incoming.answers).flatMap(([side, answers]) =>
        changesOf(side, own(ours.answers, side) ?? {}, answers, own(merged.answers, side) ?? {}),
      ),
      ...changesOf('agreed', ours.agreed, incoming.agreed, merged.agreed),
    ],
    merged,
  };
}
