/** Choosing item by item in an import. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchanged, keyOf, merged, ordered } from '../../../src/checklist/panels/import-plan.ts';
import type { Choice } from '../../../src/checklist/panels/import-plan.ts';
import { importDiff } from '../../../src/core/import-diff.ts';
import { contentOf } from '../../../src/core/merge.ts';
import { setAnswer } from '../../../src/core/project.ts';
import { checklist, itemOf, project, projects, writer } from '../../core/samples.ts';

const list = checklist(['a', 'b']);
const start = setAnswer(
  project(list),
  list,
  'B1',
  itemOf(list, 'a'),
  { verdict: 'confirmed' },
  writer('us', 10),
);
const ours = setAnswer(start, list, 'B1', itemOf(list, 'a'), { verdict: 'hold' }, writer('us', 20));
const theirs = setAnswer(
  start,
  list,
  'B1',
  itemOf(list, 'a'),
  { verdict: 'action' },
  writer('them', 30),
);

describe('merged', () => {
  const chosen = (choice: Choice) => {
    const choices = new Map(
      importDiff(ours, theirs).changes.map((change) => [keyOf(change), choice]),
    );
    return merged(ours, theirs, list, choices, writer('us', 40)).answers.B1?.a?.map(
      ({ verdict }) => verdict,
    );
  };

  test('keeps both with the newer one first, or exactly the chosen one', () => {
    expect(chosen('both')).toEqual(['action', 'hold']);
    expect(chosen('ours')).toEqual(['hold']);
    expect(chosen('theirs')).toEqual(['action']);
  });

  test('without choices is the plain merge, and again changes nothing', () => {
    fc.assert(
      fc.property(projects, projects, (a, b) => {
        const once = merged(a, b, list, new Map(), writer('us'));
        expect(once).toEqual(importDiff(a, b).merged);
        expect(merged(once, b, list, new Map(), writer('us'))).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  test('a choice says what is chosen, whatever the file says', () => {
    fc.assert(
      fc.property(
        projects,
        projects,
        fc.constantFrom('ours' as const, 'theirs' as const),
        (a, b, choice) => {
          const conflicts = importDiff(a, b).changes.filter(({ kind }) => kind === 'conflict');
          const after = merged(
            a,
            b,
            list,
            new Map(conflicts.map((change) => [keyOf(change), choice])),
            writer('us'),
          );
          for (const change of conflicts) {
            const cells = change.side === 'agreed' ? after.agreed : after.answers[change.side];
            const said = cells?.[change.item]?.map(contentOf);
            const value = change[choice];
            if (value) expect(said).toContain(contentOf(value));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('exchanged twice gives the answers back', () => {
  fc.assert(
    fc.property(projects, (one) => {
      expect(exchanged(exchanged(one, list), list).answers).toEqual(one.answers);
    }),
  );
});

test('conflicts come first, then the order of the list, then what the list does not have', () => {
  const change = (item: string, kind: 'added' | 'conflict') =>
    ({ item, kind }) as Parameters<typeof keyOf>[0];
  const all = [
    change('gone', 'added'),
    change('b', 'added'),
    change('a', 'added'),
    change('b', 'conflict'),
  ];
  expect(ordered(all, ['a', 'b']).map(({ item, kind }) => `${item} ${kind}`)).toEqual([
    'b conflict',
    'a added',
    'b added',
    'gone added',
  ]);
});
