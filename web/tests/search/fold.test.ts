import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/search/fold.ts';
import { japanese } from '../../src/search/japanese/index.ts';
import { english } from '../../src/search/plain/index.ts';
import inJapanese from '../../../tests/vectors/search_analyser.json' with { type: 'json' };
import inEnglish from '../../../tests/vectors/search_analyser_en.json' with { type: 'json' };

describe.each([
  ['Japanese', japanese, inJapanese],
  ['English', english, inEnglish],
])('in %s', (_name, language, vectors) => {
  const nameKey = (text: string): string => language.nameKey(text);

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
