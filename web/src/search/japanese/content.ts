/** What one word of kanji, katakana or Latin letters looks for: itself, a name, its parts. */
import type { Name, Names } from '../names.ts';
import type { Has, Piece } from '../query.ts';
import { romajiKey } from './romaji.ts';
import type { Wording } from './wording.ts';

/** Four or more kanji are two words or more. */
const HALVES = /^[㐀-鿿々]{4,}$/;

/** The pieces of a word; `lost` where it stands nowhere, not even in parts. */
export interface Read {
  readonly pieces: readonly Piece[];
  readonly lost: boolean;
}

export class Content {
  readonly #names: Names;
  readonly #has: Has;
  readonly #wording: Wording;

  constructor(names: Names, has: Has, wording: Wording) {
    this.#names = names;
    this.#has = has;
    this.#wording = wording;
  }

  /** The terms that `text` names whole, and words that stand only inside names. */
  terms(text: string): readonly Name[] {
    return this.#names
      .exact(text)
      .filter(({ item }) => item < 0 || this.#names.items[item]?.kind === 'term');
  }

  read(word: string): Read {
    const terms = this.terms(word);
    if (terms.length > 0) return { pieces: [this.#wording.named(word, terms, false)], lost: false };
    if (this.#has(word) || this.#wording.spellings(word).length > 0)
      return { pieces: [this.#wording.plain(word), ...this.#inside(word)], lost: false };
    return this.#spelled(word) ?? this.#parted(word);
  }

  /** Names inside a word that the site has; without any, its halves. All of them only help. */
  #inside(word: string): Piece[] {
    const names: Piece[] = [];
    for (let at = 0; at < word.length; at++) {
      const name = this.#names.longestAt(word, at);
      if (!name) continue;
      const named = this.#wording.named(name, this.terms(name), false);
      names.push({ ...named, weight: 0.35, optional: true });
      at += name.length - 1;
    }
    if (names.length > 0 || !HALVES.test(word)) return names;
    return [word.slice(0, 2), word.slice(2)].map((half) => ({
      ...this.#wording.plain(half),
      weight: 0.3,
      optional: true,
    }));
  }

  /** Romaji that is a row of readings; undefined for any other word. */
  #spelled(word: string): Read | undefined {
    if (!/^[a-z]+$/.test(word)) return undefined;
    const pieces: Piece[] = [];
    for (let key = romajiKey(word); key;) {
      const part = this.#names.longestKey(key, true);
      if (!part) return undefined;
      pieces.push(this.#wording.named(part, this.#names.byKey(part, true), false));
      key = key.slice(part.length).replace(/^no(?=.{3})/, '');
    }
    return { pieces, lost: false };
  }

  /** A word that stands nowhere: a name with a typing error, or the parts that the site has. */
  #parted(word: string): Read {
    const [parts, whole] = this.#wording.parts(word);
    const near = whole ? [] : this.#names.near(word).slice(0, 2);
    if (near.length > 0) return { pieces: [this.#wording.named(word, near, false)], lost: true };
    const pieces = parts.map((part) => {
      const names = this.terms(part);
      return names.length > 0 ? this.#wording.named(part, names, false) : this.#wording.plain(part);
    });
    return { pieces, lost: !whole };
  }
}
