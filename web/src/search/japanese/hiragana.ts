/** What a run of hiragana says: readings of names, words, and what only makes a question of it. */
import type { Names } from '../names.ts';
import type { Has, Piece } from '../query.ts';
import { nameKey } from './kana.ts';
import type { Wording } from './wording.ts';
import { functionWordAt } from './words.ts';

/** The pieces of `text`; `afterKanji` says that it begins with the ending of a word of kanji. */
export function hiraganaPieces(
  text: string,
  afterKanji: boolean,
  names: Names,
  has: Has,
  wording: Wording,
): Piece[] {
  const pieces: Piece[] = [];
  let word = '';
  let ending = afterKanji;
  const flush = (): void => {
    if (!ending && word.length > 1 && has(word))
      pieces.push({
        ...wording.plain(word),
        weight: word.length > 2 ? 0.7 : 0.3,
        optional: word.length < 3,
      });
    word = '';
    ending = false;
  };
  for (let at = 0; at < text.length;) {
    const particle = functionWordAt(text, at);
    const reading = word && !ending ? '' : names.longestKey(nameKey(text.slice(at)));
    if (reading.length > particle.length) {
      flush();
      pieces.push(wording.named(reading, names.byKey(reading), false));
      at += reading.length;
    } else if (particle) {
      flush();
      at += particle.length;
    } else word += text.charAt(at++);
  }
  flush();
  return pieces;
}
