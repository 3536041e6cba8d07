/** Where the ways of saying one word stand, and how much each place is worth. */
import { FIELDS, LEAD, NAMES, SECTION, TITLE } from './corpus.ts';
import type { Corpus } from './corpus.ts';
import type { Piece } from './query.ts';

/** What one piece found in one document; sections count for their page, as headings and as body. */
export interface Hit {
  title: number;
  names: number;
  lead: number;
  heading: number;
  body: number;
}

/** What readers say when they look for a page, beside what an author calls it. */
const ASKED = 0.8;

/** `whole` is what it adds that a word is all of a title. */
export function collect(corpus: Corpus, piece: Piece, whole: number): Map<number, Hit> {
  const hits = new Map<number, Hit>();
  const hitOf = (item: number): Hit => {
    const hit = hits.get(item) ?? { title: 0, names: 0, lead: 0, heading: 0, body: 0 };
    hits.set(item, hit);
    return hit;
  };
  for (const { text, strength } of piece.variants) {
    corpus.pairs.each(text, (place) => {
      const at = corpus.fieldAt(place);
      const item = Math.floor(at / FIELDS);
      const field = at % FIELDS;
      const { kind, parent } = corpus.items[item] ?? { kind: '', parent: -1 };
      const value = strength * wholeness(corpus.pairs.text, place, text.length);
      const hit = hitOf(item);
      const share = text.length / Math.max(1, corpus.size(item, field));
      if (field === TITLE) hit.title = Math.max(hit.title, value * (1.7 + whole * share));
      else if (field === NAMES)
        hit.names = Math.max(
          hit.names,
          value * (kind === 'term' ? 1.4 + Math.min(1, 2 * share) : ASKED),
        );
      else if (field === LEAD) hit.lead = Math.max(hit.lead, value * 1.4);
      else hit.body += value;
      if (kind !== SECTION || parent < 0) return undefined;
      const page = hitOf(parent);
      if (field === TITLE) page.heading = Math.max(page.heading, value * 1.1);
      else page.body += value;
      return undefined;
    });
  }
  return hits;
}

/** Less than 1 where a match is only a part of a written word. */
function wholeness(text: string, place: number, length: number): number {
  const cuts = Number(joined(text, place)) + Number(joined(text, place + length));
  if (!cuts) return 1;
  const letter = text.charCodeAt(place);
  const latin = letter < 0x250;
  return latin ? (length < 4 ? 0.05 : 0.5) : letter >= 0x30a0 && letter <= 0x30ff ? 0.7 : 0.9;
}

function joined(text: string, at: number): boolean {
  return /^(?:[a-z]{2}|[0-9]{2}|[ァ-ヺー]{2}|[㐀-鿿々]{2})$/.test(text.substring(at - 1, at + 1));
}
