import fc from 'fast-check';
import { expect, test } from 'vitest';
import { converted } from '../../src/core/format-1.ts';
import type { FormerProject } from '../../src/core/format-1.ts';
import { join, joinRecords, mergeProjects } from '../../src/core/merge.ts';
import type { Cells, Stamped } from '../../src/core/model.ts';
import { formerProjects } from './samples.ts';

/** Merging as format 1 did it. */
function mergedThen(a: FormerProject, b: FormerProject): FormerProject {
  const cells = <T extends Stamped>(one: Cells<T>, other: Cells<T>): never =>
    joinRecords(one, other) as never;
  return {
    ...a,
    version: a.version < b.version ? a.version : b.version,
    created: Math.min(a.created, b.created),
    heading: join(a.heading, b.heading) as never,
    answers: {
      B1: cells(a.answers.B1 ?? {}, b.answers.B1 ?? {}),
      B2: cells(a.answers.B2 ?? {}, b.answers.B2 ?? {}),
    },
    agreed: cells(a.agreed, b.agreed),
  };
}

test('it does not matter whether answers are merged before they are converted or after', () => {
  fc.assert(
    fc.property(formerProjects, formerProjects, (a, b) => {
      const after = mergeProjects(converted(a), converted(b));
      expect(converted(mergedThen(a, b))).toEqual(after);
      // Whoever converts the same answers again adds nothing.
      expect(mergeProjects(after, converted(a))).toEqual(after);
    }),
    { numRuns: 300 },
  );
});

test('of two lists each keeps its version, and both their answers', () => {
  fc.assert(
    fc.property(formerProjects, formerProjects, (a, b) => {
      const both = mergeProjects(converted(a), converted({ ...b, list: 'contract' }));
      expect(both.lists).toEqual({ kickoff: a.version, contract: b.version });
    }),
  );
});

test('converting changes nothing that it is given', () => {
  fc.assert(
    fc.property(formerProjects, (former) => {
      const before = JSON.stringify(former);
      converted(former);
      expect(JSON.stringify(former)).toBe(before);
    }),
  );
});
