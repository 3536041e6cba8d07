import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_FILTER, decodeFilter, encodeFilter, fold, matcher } from '../../src/core/filter.ts';
import type { Filter } from '../../src/core/filter.ts';
import { VERDICTS } from '../../src/core/model.ts';
import { item } from './samples.ts';

const open = { state: 'unconfirmed', recheck: false, resolved: false } as const;
const done = { state: 'confirmed', recheck: false, resolved: true } as const;
const one = item('data-migration', {
  text: 'データ移行のテスト',
  who: ['B1'],
  phase: '検収',
  weight: '推奨',
  required: false,
});

function shows(filter: Partial<Filter>, standing: typeof open | typeof done = open): boolean {
  return matcher({ ...NO_FILTER, ...filter })(one, standing);
}

test.each([
  ['ﾃﾞｰﾀ', 'データ'],
  ['でーた', 'データ'],
  ['ＡＢｃ', 'abc'],
  ['ヴ', 'ゔ'],
  ['㈱', '(株)'],
])('%s is searched like %s', (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

const SIDES = ['B1', 'B2'];

test('text matches all words in any order', () => {
  expect(shows({ text: 'てすと　移行' })).toBe(true);
  expect(shows({ text: '移行 なし' })).toBe(false);
  expect(shows({ text: 'DATA-MIGRATION' })).toBe(true);
  expect(shows({ text: '(.*' })).toBe(false);
});

test('each criterion restricts', () => {
  expect(shows({})).toBe(true);
  expect(shows({ unresolved: true })).toBe(true);
  expect(shows({ unresolved: true }, done)).toBe(false);
  expect(shows({ required: true })).toBe(false);
  expect(shows({ who: 'B1' })).toBe(true);
  expect(shows({ who: 'B2' })).toBe(false);
  expect(shows({ phase: '検収' })).toBe(true);
  expect(shows({ phase: '開発' })).toBe(false);
  expect(shows({ verdict: 'confirmed' })).toBe(false);
  expect(shows({ verdict: 'confirmed' }, done)).toBe(true);
});

test('no filter needs no query', () => {
  expect(encodeFilter(NO_FILTER)).toBe('');
  expect(decodeFilter('', SIDES)).toEqual(NO_FILTER);
});

test('a filter survives the URL, and any query gives a filter', () => {
  const filters: fc.Arbitrary<Filter> = fc.record({
    unresolved: fc.boolean(),
    required: fc.boolean(),
    who: fc.constantFrom('', 'B1', 'B2'),
    phase: fc.constantFrom('', '契約前', '検収'),
    verdict: fc.constantFrom('' as const, ...VERDICTS),
    text: fc.string({ maxLength: 50 }),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(decodeFilter(encodeFilter(filter), SIDES)).toEqual(filter);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      const filter = decodeFilter(query, SIDES);
      expect(decodeFilter(encodeFilter(filter), SIDES)).toEqual(filter);
    }),
  );
});
