import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, byKind, countKinds, PAGE_SIZE } from '../../src/search/arrange.ts';
import type { Item } from '../../src/search/corpus.ts';
import type { Ranked } from '../../src/search/rank.ts';

const KINDS = ['term', 'cause', 'page'];

function results(count: number): Ranked[] {
  return Array.from({ length: count }, (_, item) => ({ item, score: count - item, shown: item }));
}

function kindOf({ item }: Ranked): string {
  return KINDS[item % KINDS.length] ?? '';
}

test('few results stand in one row, with nothing left to ask for', () => {
  const found = results(PAGE_SIZE);
  expect(arrange(found, kindOf, '', PAGE_SIZE)).toEqual({ best: found, groups: [], rest: 0 });
});

test('many results show the ten best, then two of each kind', () => {
  const { best, groups, rest } = arrange(results(PAGE_SIZE + 1), kindOf, '', PAGE_SIZE);
  expect(best.map(({ item }) => item)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(groups.map(({ kind, results }) => [kind, results.map(({ item }) => item)])).toEqual([
    ['term', [12, 15]],
    ['cause', [10, 13]],
    ['page', [11, 14]],
  ]);
  expect(rest).toBe(0);
});

test('a kind whose results are all among the best has no group', () => {
  const oneCase = ({ item }: Ranked): string => (item === 0 ? 'case' : 'term');
  const { groups } = arrange(results(40), oneCase, '', PAGE_SIZE);
  expect(groups.map(({ kind }) => kind)).toEqual(['term']);
});

test('a chosen kind shows as many as were asked for and says how many are left', () => {
  const { best, groups, rest } = arrange(results(120), kindOf, 'cause', PAGE_SIZE);
  expect(best).toHaveLength(PAGE_SIZE);
  expect(new Set(best.map(kindOf))).toEqual(new Set(['cause']));
  expect([groups, rest]).toEqual([[], 10]);
});

test('no result stands twice, and none is shown that was not found', () => {
  fc.assert(
    fc.property(fc.nat(150), fc.constantFrom('', ...KINDS), fc.nat(200), (n, kind, count) => {
      const { best, groups } = arrange(results(n), kindOf, kind, count);
      const shown = [...best, ...groups.flatMap((group) => group.results)].map(({ item }) => item);
      expect(new Set(shown).size).toBe(shown.length);
      expect(Math.max(-1, ...shown)).toBeLessThan(n);
    }),
  );
});

test('kinds are counted and grouped in the order in which they come', () => {
  expect([...countKinds(results(4), kindOf)]).toEqual([
    ['term', 2],
    ['cause', 1],
    ['page', 1],
  ]);
  const items = ['cause', 'term', 'cause'].map((kind) => ({ kind }) as Item);
  expect(byKind(items, [2, 1, 0, 9]).map(([kind, all]) => [kind, all.length])).toEqual([
    ['cause', 2],
    ['term', 1],
  ]);
});
