/** Japanese: names found by reading and romaji, queries without spaces between words. */
import type { Language } from '../language.ts';
import { nameKey } from './kana.ts';
import { Parser } from './parser.ts';
import { romajiKey } from './romaji.ts';

const KANA = /^[ぁ-んァ-ヶー・\s]+$/;

export const japanese: Language = {
  nameKey,
  soundKey: romajiKey,
  isReading: (text) => KANA.test(text),
  parts: /[a-z]{5,}|[ァ-ヺー]{4,}/g,
  parser: (names, has) => new Parser(names, has),
};
