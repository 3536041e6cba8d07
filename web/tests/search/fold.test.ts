import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/search/fold.ts';
import { languageOf } from '../../src/search/language.ts';
import japanese from '../../../tests/vectors/search_analyser.json' with { type: 'json' };
import english from '../../../tests/vectors/search_analyser_en.json' with { type: 'json' };

describe.each([
  ['ja', japanese],
  ['en-GB', english],
])('in %s', (tag, vectors) => {
  const nameKey = (text: string): string => languageOf(tag).nameKey(text);

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
});
