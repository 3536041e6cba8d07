import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pairs } from '../../src/search/pairs.ts';

function places(text: string, word: string): number[] {
  const found: number[] = [];
  new Pairs(text).each(word, (place) => {
    found.push(place);
    return undefined;
  });
  return found;
}

const kana = fc.string({
  unit: fc.constantFrom('損', '害', '賠', '償', 'ー', '𠮷'),
  maxLength: 60,
});

test('a word is found exactly where it stands', () => {
  fc.assert(
    fc.property(
      kana,
      fc.string({ unit: fc.constantFrom('損', '害', '賠', '償'), minLength: 1, maxLength: 4 }),
      (text, word) => {
        const expected: number[] = [];
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
          expected.push(at);
        expect(places(text, word)).toEqual(expected);
      },
    ),
  );
});

test('the pieces of a word elsewhere are not the word', () => {
  expect(places('損害がある。賠償する。', '損害賠償')).toEqual([]);
  expect(places('損害賠償責任', '賠償')).toEqual([2]);
});
