import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeProjects } from '../../src/core/merge.ts';
import { applyMigration, planMigration } from '../../src/core/migrate.ts';
import { isBlank, saidBy, sheetOf } from '../../src/core/views.ts';
import type { Sheet } from '../../src/core/views.ts';
import type { Change, ChecklistData, Item, Project } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import { sideStanding } from '../../src/core/progress.ts';
import { answer, checklist, everySaying, itemOf, project, release, writer } from './samples.ts';

const first = checklist(['x', 'y']);

function answered(list: ChecklistData = first, id = 'x', actor = 'a'): Project {
  return setAnswer(
    project(list),
    list,
    'B1',
    itemOf(list, id),
    { verdict: 'confirmed', note: '確認した' },
    writer(actor),
  );
}

function next(ids: (string | Item)[], changes: Change[], version = '2.0.0'): ChecklistData {
  return checklist(ids, { version, changes: [release(version, changes)] });
}

function view(
  on: Project,
  list: ChecklistData,
  id: string,
): { verdict: string | undefined; recheck: boolean; previous: string[] } {
  const found = sheetOf(on, list).items.get(id);
  return {
    verdict: saidBy(found, 'B1').value?.verdict,
    recheck: saidBy(found, 'B1').recheck,
    previous: found?.previous.map(({ item }) => item) ?? [],
  };
}

describe('what a newer list makes of an answer', () => {
  test('reworded: keeps it', () => {
    const list = next(['x', 'y'], [{ item: 'x', kind: 'reworded' }]);
    expect(view(answered(), list, 'x')).toEqual({
      verdict: 'confirmed',
      recheck: false,
      previous: [],
    });
  });

  test('changed in meaning: keeps it and asks again, until a verdict is given', () => {
    const list = next(['x', 'y'], [{ item: 'x', kind: 'meaning-changed' }]);
    const p = answered();
    expect(view(p, list, 'x')).toEqual({ verdict: 'confirmed', recheck: true, previous: [] });
    const asked = sheetOf(p, list).items.get('x');
    expect(asked && sideStanding(asked, 'B1').resolved).toBe(false);
    const noted = setAnswer(p, list, 'B1', itemOf(list, 'x'), { note: '追記' }, writer('b'));
    expect(view(noted, list, 'x').recheck).toBe(true);
    const given = setAnswer(
      p,
      list,
      'B1',
      itemOf(list, 'x'),
      { verdict: 'confirmed' },
      writer('b'),
    );
    expect(view(given, list, 'x').recheck).toBe(false);
  });

  test('removed: keeps it under 廃止項目', () => {
    const list = next(['y'], [{ item: 'x', kind: 'removed' }]);
    expect(sheetOf(answered(), list).retired).toMatchObject([
      { item: 'x', side: 'B1', value: { note: '確認した' } },
    ]);
  });

  test('split: shows it beside each new item and ticks nothing', () => {
    const list = next(['x-1', 'x-2', 'y'], [{ item: 'x', kind: 'split', into: ['x-1', 'x-2'] }]);
    for (const id of ['x-1', 'x-2']) {
      expect(view(answered(), list, id)).toEqual({
        verdict: undefined,
        recheck: false,
        previous: ['x'],
      });
    }
    expect(sheetOf(answered(), list).retired).toEqual([]);
  });

  test('split with the old id kept: the old answer is previous there too, and survives a new one', () => {
    const list = next(['x', 'x-2', 'y'], [{ item: 'x', kind: 'split', into: ['x', 'x-2'] }]);
    const p = answered();
    expect(view(p, list, 'x')).toEqual({ verdict: undefined, recheck: false, previous: ['x'] });
    const again = setAnswer(
      p,
      list,
      'B1',
      itemOf(list, 'x'),
      { verdict: 'hold' },
      writer('a', 9000),
    );
    expect(view(again, list, 'x')).toEqual({ verdict: 'hold', recheck: false, previous: ['x'] });
    expect(view(mergeProjects(again, p), list, 'x-2').previous).toEqual(['x']);
  });

  test('merged: shows both old answers', () => {
    const changes: Change[] = [
      { item: 'x', kind: 'merged', into: ['z'] },
      { item: 'y', kind: 'merged', into: ['z'] },
    ];
    const p = setAnswer(
      answered(),
      first,
      'B1',
      itemOf(first, 'y'),
      { verdict: 'hold' },
      writer('b'),
    );
    expect(view(p, next(['z'], changes), 'z')).toEqual({
      verdict: undefined,
      recheck: false,
      previous: ['x', 'y'],
    });
  });

  test('merged into an item that stays: its own answer is previous as well', () => {
    const p = setAnswer(
      answered(),
      first,
      'B1',
      itemOf(first, 'y'),
      { verdict: 'hold' },
      writer('b'),
    );
    const list = next(['y'], [{ item: 'x', kind: 'merged', into: ['y'] }]);
    expect(view(p, list, 'y')).toEqual({
      verdict: undefined,
      recheck: false,
      previous: ['y', 'x'],
    });
  });

  test('split, then merged: the answers of the first version are still shown', () => {
    const list = checklist(['z'], {
      version: '3.0.0',
      changes: [
        release('2.0.0', [{ item: 'x', kind: 'split', into: ['x-1', 'x-2'] }]),
        release('3.0.0', [{ item: 'x-1', kind: 'merged', into: ['z'] }]),
      ],
    });
    expect(view(answered(), list, 'z').previous).toEqual(['x']);
  });

  test('an answer given under the newer version is not touched by its changes', () => {
    const list = next(['x', 'y'], [{ item: 'x', kind: 'meaning-changed' }]);
    expect(view(answered(list), list, 'x').recheck).toBe(false);
  });

  test('a file from a newer list is kept as it is', () => {
    const newer = next(['x', 'new'], [{ item: 'new', kind: 'added' }]);
    const sheet = sheetOf(answered(newer, 'new'), first);
    expect(sheet.retired).toMatchObject([{ item: 'new' }]);
  });
});

describe('the plan', () => {
  const list = next(
    ['x', 'z'],
    [
      { item: 'x', kind: 'reworded', note: '表現を直した' },
      { item: 'y', kind: 'removed' },
      { item: 'z', kind: 'added' },
    ],
  );

  test('tells what changed and what had been said, before anything changes', () => {
    const p = answered();
    const plan = planMigration(p, list);
    expect(plan.map(({ kind, said }) => [kind, said.length])).toEqual([
      ['reworded', 1],
      ['removed', 0],
      ['added', 0],
    ]);
    expect(plan[0]?.note).toBe('表現を直した');
  });

  test('is empty once acknowledged, which touches no answer', () => {
    const p = answered();
    const applied = applyMigration(p, list);
    expect(planMigration(applied, list)).toEqual([]);
    expect(applied).toEqual({ ...p, lists: { kickoff: '2.0.0' } });
    expect(applyMigration(applied, list)).toBe(applied);
    expect(applyMigration(applied, first).lists.kickoff).toBe('2.0.0');
  });
});

/** Random histories: each release changes, splits, merges and removes items of the one before. */
const histories = fc
  .array(
    fc.array(fc.record({ kind: fc.nat(5), a: fc.nat(9), b: fc.nat(9), same: fc.boolean() }), {
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((steps) => {
    let ids = ['x', 'y', 'z'];
    const releases: ReturnType<typeof release>[] = [];
    const lists = [checklist(ids)];
    steps.forEach((step, r) => {
      const changes: Change[] = [];
      const touched = new Set<string>();
      step.forEach(({ kind, a, b, same }, c) => {
        const free = ids.filter((id) => !touched.has(id));
        const one = free[a % Math.max(free.length, 1)];
        const two = free[b % Math.max(free.length, 1)];
        const fresh = [`n-${r}-${c}-1`, same && one ? one : `n-${r}-${c}-2`];
        if (kind === 0 || !one || !two) changes.push({ item: fresh[0] ?? '', kind: 'added' });
        else if (kind === 1) changes.push({ item: one, kind: 'reworded' });
        else if (kind === 2) changes.push({ item: one, kind: 'meaning-changed' });
        else if (kind === 3) changes.push({ item: one, kind: 'removed' });
        else if (kind === 4) changes.push({ item: one, kind: 'split', into: fresh });
        else
          changes.push(
            ...[...new Set([one, two])].map((item): Change => ({
              item,
              kind: 'merged',
              into: [fresh[0] ?? ''],
            })),
          );
        const gone = kind === 3 || kind === 4 ? [one] : kind === 5 ? [one, two] : [];
        const come = kind === 0 || !one || kind === 5 ? [fresh[0] ?? ''] : kind === 4 ? fresh : [];
        ids = [...new Set([...ids.filter((id) => !gone.includes(id)), ...come])];
        [one, two, ...fresh].forEach((id) => id && touched.add(id));
      });
      releases.push(release(`1.${r + 1}.0`, changes));
      lists.push(checklist(ids, { version: `1.${r + 1}.0`, changes: [...releases] }));
    });
    return lists;
  });

function everythingShown(sheet: Sheet): Set<string> {
  const views = [...sheet.items.values()];
  const shown = [
    ...views.flatMap(({ said, agreed }) =>
      [...said.values(), agreed].flatMap(({ value, alternatives }) => [value, ...alternatives]),
    ),
    ...views.flatMap(({ previous }) => previous.map(({ value }) => value)),
    ...sheet.retired.map(({ value }) => value),
  ];
  return new Set(shown.map((value) => JSON.stringify(value)));
}

test('any answers survive any sequence of versions: stored untouched, and shown somewhere', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(9),
      side: fc.constantFrom('B1', 'B2'),
      item: fc.nat(9),
      note: fc.string({ minLength: 1, maxLength: 5 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(histories, edits, (lists, writes) => {
      let p = project(lists[0] ?? first);
      lists.forEach((list, v) => {
        const before = p;
        const merged = applyMigration(applyMigration(p, list), list);
        expect({ ...merged, lists: {} }).toEqual({ ...before, lists: {} });
        p = merged;
        const ids = [...sheetOf(p, list).items.keys()];
        for (const { at, side, item, note } of writes) {
          if (at % lists.length !== v || ids.length === 0) continue;
          const target = itemOf(list, ids[item % ids.length] ?? '');
          p = setAnswer(p, list, side, target, { verdict: 'confirmed', note }, writer('a', v));
        }
        const shown = everythingShown(sheetOf(p, list));
        for (const saying of everySaying(p)) expect(shown).toContain(saying);
        // What had been said and was not replaced by an edit of this version is still there.
        const kept = everySaying(p);
        const rewritten = new Set(
          writes.map(({ side, item }) => `${side}${ids[item % Math.max(ids.length, 1)]}`),
        );
        for (const [side, cells] of Object.entries(before.answers)) {
          for (const [id, cell] of Object.entries(cells)) {
            if (!rewritten.has(side + id))
              for (const value of cell) expect(kept).toContain(JSON.stringify(value));
          }
        }
      });
    }),
    { numRuns: 300 },
  );
});

test('an untouched answer counts as nothing said', () => {
  expect(isBlank(answer())).toBe(true);
  expect(isBlank(answer({ confirmedBy: '山田' }))).toBe(false);
});
