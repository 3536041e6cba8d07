/** Queries in Japanese: words told apart without spaces. */
import { fold } from '../fold.ts';
import type { Name, Names } from '../names.ts';
import type { Has, Piece, Query } from '../query.ts';
import { nameKey } from './kana.ts';
import { romajiKey } from './romaji.ts';
import { Wording } from './wording.ts';
import {
  CONTENT,
  functionWordAt,
  HIRAGANA,
  kindsAsked,
  KANA_NAME,
  LINK,
  subject,
} from './words.ts';

/** Four or more kanji are two words or more. */
const HALVES = /^[㐀-鿿々]{4,}$/;
/** A kanji with the first kana of its verb's or adjective's ending: no particle, which begins another word. */
const STEM = /^[㐀-鿿](?![はがをのにでともへやかな])[ぁ-ゖ]$/;
const PHRASE = 4;
/** From this length, a phrase counts as much as a word. */
const SENTENCE = 10;
const MAX_PHRASE = 3;

export class Parser {
  readonly #names: Names;
  readonly #has: Has;
  readonly #wording: Wording;

  constructor(names: Names, has: Has) {
    this.#names = names;
    this.#has = has;
    this.#wording = new Wording(names, has);
  }

  parse(text: string): Query {
    const folded = fold(text).trim();
    const core = subject(folded);
    const kinds = kindsAsked(folded);
    const found =
      [this.#names.exact(folded), this.#names.exact(core)].find((names) => names.length) ?? [];
    if (found.length)
      return {
        pieces: [this.#wording.named(core, found, true)],
        names: found,
        corrected: '',
        kinds,
      };
    const pieces: Piece[] = [];
    const lost = this.#read(core, pieces) || KANA_NAME.test(core.replace(/\s/g, ''));
    if (lost || !pieces.some((piece) => !piece.optional)) {
      const near = this.#names.near(core);
      const [best] = near;
      if (best)
        return {
          pieces: [this.#wording.named(best.text, near.slice(0, 3), false)],
          names: near.slice(0, 3),
          corrected: this.#title(best),
          kinds,
        };
    }
    return {
      pieces: distinct([...pieces, ...this.#phrases(core, pieces)]),
      names: [],
      corrected: '',
      kinds,
    };
  }

  /** Longer stretches of the query that the site has word for word. */
  #phrases(text: string, pieces: readonly Piece[]): Piece[] {
    const known = new Set(
      pieces.flatMap(({ variants }) => variants.map((variant) => variant.text)),
    );
    const found: Piece[] = [];
    for (let from = 0; from + PHRASE <= text.length; from++) {
      let to = from + PHRASE;
      if (!this.#has(text.slice(from, to))) continue;
      while (to < text.length && this.#has(text.slice(from, to + 1))) to++;
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

  #title(name: Name): string {
    return this.#names.items[name.item]?.title ?? name.text;
  }

  /** Adds the pieces of a text; true where a word of it stands nowhere. */
  #read(text: string, pieces: Piece[]): boolean {
    let lost = false;
    let at = 0;
    let kanji = false;
    while (at < text.length) {
      const name = this.#names.longestAt(text, at);
      CONTENT.lastIndex = HIRAGANA.lastIndex = at;
      const content = CONTENT.exec(text)?.[0] ?? '';
      if (name.length > Math.max(2, content.length) && !KANA_NAME.test(name)) {
        pieces.push(this.#wording.named(name, this.#terms(name), false));
        at += name.length;
        kanji = true;
      } else if (content) {
        const word = this.#linked(text, at, content);
        at += word.length;
        const stem = word + text.charAt(at);
        if (STEM.test(stem) && this.#has(stem)) pieces.push(this.#wording.stem(word, stem));
        else if (!this.#content(word, pieces)) lost = true;
        kanji = true;
      } else {
        const kana = HIRAGANA.exec(text)?.[0] ?? '';
        if (kana) this.#hiragana(kana.replace(/ー/g, ''), kanji, pieces);
        at += kana.length || 1;
        kanji = false;
      }
    }
    return lost;
  }

  /** A word and what okurigana link to it, as far as the site writes it so. */
  #linked(text: string, at: number, word: string): string {
    for (let linked = word; ;) {
      LINK.lastIndex = at + linked.length;
      const link = LINK.exec(text)?.[0];
      if (!link) return word;
      CONTENT.lastIndex = at + linked.length + link.length;
      linked += link + (CONTENT.exec(text)?.[0] ?? '');
      if (this.#has(linked)) word = linked;
    }
  }

  #terms(text: string): readonly Name[] {
    return this.#names
      .exact(text)
      .filter(({ item }) => item < 0 || this.#names.items[item]?.kind === 'term');
  }

  #content(word: string, pieces: Piece[]): boolean {
    const terms = this.#terms(word);
    if (terms.length) {
      pieces.push(this.#wording.named(word, terms, false));
      return true;
    }
    if (this.#has(word) || this.#wording.spellings(word).length) {
      pieces.push(this.#wording.plain(word));
      let inner = false;
      for (let at = 0; at < word.length; at++) {
        const name = this.#names.longestAt(word, at);
        if (!name) continue;
        pieces.push({
          ...this.#wording.named(name, this.#terms(name), false),
          weight: 0.35,
          optional: true,
        });
        at += name.length - 1;
        inner = true;
      }
      if (!inner && HALVES.test(word)) {
        pieces.push(
          ...[word.slice(0, 2), word.slice(2)].map((half) => ({
            ...this.#wording.plain(half),
            weight: 0.3,
            optional: true,
          })),
        );
      }
      return true;
    }
    if (/^[a-z]+$/.test(word) && this.#spelled(word, pieces)) return true;
    const [parts, whole] = this.#wording.parts(word);
    const near = whole ? [] : this.#names.near(word).slice(0, 2);
    if (near.length) pieces.push(this.#wording.named(word, near, false));
    else
      pieces.push(
        ...parts.map((part) => {
          const names = this.#terms(part);
          return names.length ? this.#wording.named(part, names, false) : this.#wording.plain(part);
        }),
      );
    return whole;
  }

  /** Romaji that is a row of readings. */
  #spelled(word: string, pieces: Piece[]): boolean {
    const found: Piece[] = [];
    for (let key = romajiKey(word); key;) {
      const part = this.#names.longestKey(key, true);
      if (!part) return false;
      found.push(this.#wording.named(part, this.#names.byKey(part, true), false));
      key = key.slice(part.length).replace(/^no(?=.{3})/, '');
    }
    pieces.push(...found);
    return true;
  }

  #hiragana(text: string, afterKanji: boolean, pieces: Piece[]): void {
    let word = '';
    let ending = afterKanji;
    const flush = (): void => {
      if (!ending && word.length > 1 && this.#has(word))
        pieces.push({
          ...this.#wording.plain(word),
          weight: word.length > 2 ? 0.7 : 0.3,
          optional: word.length < 3,
        });
      word = '';
      ending = false;
    };
    for (let at = 0; at < text.length;) {
      const particle = functionWordAt(text, at);
      const reading = word && !ending ? '' : this.#names.longestKey(nameKey(text.slice(at)));
      if (reading.length > particle.length) {
        flush();
        pieces.push(this.#wording.named(reading, this.#names.byKey(reading), false));
        at += reading.length;
      } else if (particle) {
        flush();
        at += particle.length;
      } else word += text.charAt(at++);
    }
    flush();
  }
}

/** The first of pieces that look for the same. */
function distinct(pieces: readonly Piece[]): Piece[] {
  const found = new Map<string, Piece>();
  for (const piece of pieces) {
    const text = piece.variants[0]?.text ?? '';
    if (!found.has(text)) found.set(text, piece);
  }
  return [...found.values()];
}
