/** Longer stretches of a query that the site has word for word. */
import type { Has, Piece } from '../query.ts';

const PHRASE = 4;
/** From this length, a phrase counts as much as a word. */
const SENTENCE = 10;
const MAX_PHRASE = 3;

/** Optional pieces for the phrases of `text` that none of `pieces` looks for already. */
export function phrasePieces(text: string, pieces: readonly Piece[], has: Has): Piece[] {
  const known = new Set(pieces.flatMap(({ variants }) => variants.map((variant) => variant.text)));
  const found: Piece[] = [];
  for (let from = 0; from + PHRASE <= text.length; from++) {
    let to = from + PHRASE;
    if (!has(text.slice(from, to))) continue;
    while (to < text.length && has(text.slice(from, to + 1))) to++;
    const phrase = text.slice(from, to).trim();
    if (!known.has(phrase) && /[ぁ-ゖ]/.test(phrase) && /[^ぁ-ゖ]/.test(phrase)) {
      found.push({
        variants: [{ text: phrase, strength: 1 }],
        weight: Math.min(MAX_PHRASE, (phrase.length / SENTENCE) ** 2),
        optional: true,
      });
    }
    from = to - 1;
  }
  return found;
}

/** The first of pieces that look for the same. */
export function distinct(pieces: readonly Piece[]): Piece[] {
  const found = new Map<string, Piece>();
  for (const piece of pieces) {
    const text = piece.variants[0]?.text ?? '';
    if (!found.has(text)) found.set(text, piece);
  }
  return [...found.values()];
}
