import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, nameKey } from '../../src/search/fold.ts';
import vectors from '../../../tests/vectors/search_analyser.json' with { type: 'json' };

test.each(vectors)('$text folds as in Python', ({ text, storable, folded, key }) => {
  expect(fold(text)).toBe(folded);
  expect(nameKey(text)).toBe(key);
  expect(fold(storable)).toHaveLength(storable.length);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(nameKey(nameKey(text))).toBe(nameKey(text));
    }),
  );
});
