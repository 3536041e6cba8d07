/** Any language without a room of its own, and English: words with spaces between them. */
import { fold } from '../fold.ts';
import type { Language } from '../language.ts';
import { inflected } from './english.ts';
import { Parser } from './parser.ts';

/** Letters and digits without case and accents: the same rules as sphinx_guidance/language/plain.py. */
export function nameKey(text: string): string {
  return fold(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

export const plain: Language = {
  nameKey,
  soundKey: () => '',
  isReading: () => false,
  parts: /\p{L}{5,}/gu,
  parser: (names, has) => new Parser(names, has, () => [], new Set()),
};

/** Words of English questions, which an answer need not hold. */
const FAINT = new Set(
  `a about an and any are as at be been by can could did do does for from had has have how i if in is
  it its may me must my need of on or our should so than that the their them then there these they
  this to us was we were what when where which who whose why will with would you your`.split(/\s+/),
);

export const english: Language = {
  ...plain,
  parser: (names, has) => new Parser(names, has, inflected, FAINT),
};
