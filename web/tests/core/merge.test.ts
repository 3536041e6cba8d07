import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adopt, alternativesOf, join, mergeProjects, updatedAt } from '../../src/core/merge.ts';
import type { Project } from '../../src/core/model.ts';
import { resolveAnswer, setAnswer, setHeading } from '../../src/core/project.ts';
import { answers, checklist, itemOf, project, projects, versions, writer } from './samples.ts';

const list = checklist(['x', 'y']);

describe('merging keeps what a set keeps, whatever the stamps', () => {
  const cell = versions(answers);
  test('cells: commutative, associative, idempotent', () => {
    fc.assert(
      fc.property(cell, cell, cell, (a, b, c) => {
        expect(join(a, b)).toEqual(join(b, a));
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
        expect(join(a, a)).toEqual(a);
        expect(join(join(a, b), b)).toEqual(join(a, b));
      }),
      { numRuns: 500 },
    );
  });

  test('projects: commutative, associative, idempotent', () => {
    fc.assert(
      fc.property(projects, projects, projects, (a, b, c) => {
        expect(mergeProjects(a, b)).toEqual(mergeProjects(b, a));
        expect(mergeProjects(mergeProjects(a, b), c)).toEqual(
          mergeProjects(a, mergeProjects(b, c)),
        );
        expect(mergeProjects(a, a)).toEqual(a);
      }),
      { numRuns: 200 },
    );
  });

  test('an answer disappears only where a kept one knew of it', () => {
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        const kept = join(a, b);
        for (const value of [...a, ...b]) {
          const knownOf = kept.some(({ stamp }) =>
            Object.entries(value.stamp.seen).every(
              ([actor, count]) => (stamp.seen[actor] ?? -1) >= count,
            ),
          );
          expect(knownOf).toBe(true);
        }
      }),
    );
  });
});

describe('edits of several writers', () => {
  const x = itemOf(list, 'x');
  const say = (on: Project, actor: string, at: number, note: string): Project =>
    setAnswer(on, list, 'B1', x, { note }, { actor, now: () => at });

  test('the newer one wins and the other is kept beside it', () => {
    const base = project(list);
    const merged = mergeProjects(say(base, 'a', 10, '甲'), say(base, 'b', 20, '乙'));
    const cell = merged.answers.B1?.x;
    expect(cell?.[0].note).toBe('乙');
    expect(cell && alternativesOf(cell).map(({ note }) => note)).toEqual(['甲']);
  });

  test('who knew of the other replaces it, even with a slow clock', () => {
    const first = say(project(list), 'a', 1000, '甲');
    const second = say(first, 'b', 10, '乙');
    const cell = mergeProjects(first, second).answers.B1?.x;
    expect(cell?.map(({ note }) => note)).toEqual(['乙']);
  });

  test('the same words from both are no conflict', () => {
    const base = project(list);
    const cell = mergeProjects(say(base, 'a', 10, '同'), say(base, 'b', 20, '同')).answers.B1?.x;
    expect(cell && alternativesOf(cell)).toEqual([]);
  });

  test('an ordinary edit leaves the alternatives, resolving drops them', () => {
    const base = project(list);
    const merged = mergeProjects(say(base, 'a', 10, '甲'), say(base, 'b', 20, '乙'));
    const edited = say(merged, 'b', 30, '乙2');
    expect(edited.answers.B1?.x?.map(({ note }) => note)).toEqual(['乙2', '甲']);
    const chosen = edited.answers.B1?.x?.[1];
    if (!chosen) throw new Error('no alternative');
    const resolved = resolveAnswer(edited, list, 'B1', 'x', chosen, writer('c', 40));
    expect(resolved.answers.B1?.x?.map(({ note }) => note)).toEqual(['甲']);
    expect(mergeProjects(resolved, merged)).toEqual(resolved);
  });

  test('replicas that edit and exchange in any order end up equal, with no unseen edit lost', () => {
    const step = fc.record({ who: fc.nat(2), from: fc.option(fc.nat(2)), at: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const base = project(list);
        let replicas = [base, base, base];
        steps.forEach(({ who, from, at }, i) => {
          const mine = replicas[who] ?? base;
          const next =
            from === null
              ? say(mine, 'abc'.charAt(who), at, `${i}`)
              : mergeProjects(mine, replicas[from] ?? base);
          replicas = replicas.map((replica, r) => (r === who ? next : replica));
        });
        const [a = base, b = base, c = base] = replicas;
        const all = mergeProjects(mergeProjects(a, b), c);
        expect(mergeProjects(c, mergeProjects(b, a))).toEqual(all);
        for (const replica of replicas) {
          expect(mergeProjects(all, replica)).toEqual(all);
        }
        const writes = steps.flatMap(({ from }, i) => (from === null ? [i] : []));
        const last = writes.at(-1);
        const notes = all.answers.B1?.x?.map(({ note }) => note) ?? [];
        if (last !== undefined) expect(notes).toContain(`${last}`);
      }),
      { numRuns: 300 },
    );
  });
});

test('a merged project is as old as the older of both', () => {
  const list = checklist(['x']);
  const [older, newer] = [project(list, { created: 10 }), project(list, { created: 20 })];
  expect(mergeProjects(older, newer).created).toBe(10);
  expect(mergeProjects(newer, older).created).toBe(10);
});

test("another project's file brings its answers, not its heading", () => {
  const ours = project(list);
  const theirs = setHeading({ ...project(list), id: 'p-2' }, { name: '別件' }, writer('z', 99));
  expect(mergeProjects(ours, adopt(theirs, ours)).heading).toEqual(ours.heading);
});

test('the time of the last edit is the newest stamp', () => {
  const edited = setAnswer(
    project(list),
    list,
    'B2',
    itemOf(list, 'y'),
    { note: 'x' },
    writer('a', 5000),
  );
  expect(updatedAt(edited)).toBe(5000);
});
