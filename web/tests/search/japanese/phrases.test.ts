import { expect, test } from 'vitest';
import type { Piece } from '../../../src/search/query.ts';
import { distinct, phrasePieces } from '../../../src/search/japanese/phrases.ts';

const TEXT = '契約の変更を書面で残す。';
const has = (text: string): boolean => TEXT.includes(text);

function looksFor(text: string): Piece {
  return { variants: [{ text, strength: 1 }], weight: 1, optional: false };
}

function phrases(query: string, pieces: readonly Piece[] = []): string[] {
  return phrasePieces(query, pieces, has).map(({ variants }) => variants[0]?.text ?? '');
}

test('the longest stretch that the site writes is one phrase, which only helps', () => {
  expect(phrases('契約の変更を口頭で残す')).toEqual(['契約の変更を']);
  expect(phrasePieces('契約の変更', [], has).every(({ optional }) => optional)).toBe(true);
});

test('no phrase is made of a single word, or of what is looked for already', () => {
  expect(phrases('見積書')).toEqual([]);
  expect(phrases('契約の変更', [looksFor('契約の変更')])).toEqual([]);
});

test('of pieces that look for the same, the first stays', () => {
  const first = { ...looksFor('変更'), weight: 2 };
  expect(distinct([first, looksFor('変更'), looksFor('書面')])).toEqual([first, looksFor('書面')]);
});
