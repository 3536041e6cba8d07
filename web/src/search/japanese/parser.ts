/** Queries in Japanese: words told apart without spaces. */
import { fold } from '../fold.ts';
import type { Name, Names } from '../names.ts';
import type { Has, Piece, Query } from '../query.ts';
import { Content } from './content.ts';
import type { Read } from './content.ts';
import { hiraganaPieces } from './hiragana.ts';
import { distinct, phrasePieces } from './phrases.ts';
import { Wording } from './wording.ts';
import { CONTENT, HIRAGANA, kindsAsked, KANA_NAME, LINK, subject } from './words.ts';

/** A kanji with the first kana of its verb's or adjective's ending: no particle, which begins another word. */
const STEM = /^[㐀-鿿](?![はがをのにでともへやかな])[ぁ-ゖ]$/;
const MAX_NEAR = 3;

export class Parser {
  readonly #names: Names;
  readonly #has: Has;
  readonly #wording: Wording;
  readonly #content: Content;

  constructor(names: Names, has: Has) {
    this.#names = names;
    this.#has = has;
    this.#wording = new Wording(names, has);
    this.#content = new Content(names, has, this.#wording);
  }

  parse(text: string): Query {
    const folded = fold(text).trim();
    const core = subject(folded);
    const kinds = kindsAsked(folded);
    const found =
      [this.#names.exact(folded), this.#names.exact(core)].find((names) => names.length) ?? [];
    if (found.length) {
      const pieces = [this.#wording.named(core, found, true)];
      return { pieces, names: found, corrected: '', kinds };
    }
    const { pieces, lost } = this.#read(core);
    const unknown = lost || KANA_NAME.test(core.replace(/\s/g, ''));
    if (unknown || !pieces.some((piece) => !piece.optional)) {
      const near = this.#names.near(core).slice(0, MAX_NEAR);
      const [best] = near;
      if (best) {
        const named = [this.#wording.named(best.text, near, false)];
        return { pieces: named, names: near, corrected: this.#title(best), kinds };
      }
    }
    return {
      pieces: distinct([...pieces, ...phrasePieces(core, pieces, this.#has)]),
      names: [],
      corrected: '',
      kinds,
    };
  }

  #title(name: Name): string {
    return this.#names.items[name.item]?.title ?? name.text;
  }

  /** The pieces of a text; lost where a word of it stands nowhere. */
  #read(text: string): Read {
    const pieces: Piece[] = [];
    let lost = false;
    let kanji = false;
    for (let at = 0; at < text.length;) {
      const name = this.#names.longestAt(text, at);
      CONTENT.lastIndex = HIRAGANA.lastIndex = at;
      const content = CONTENT.exec(text)?.[0] ?? '';
      if (name.length > Math.max(2, content.length) && !KANA_NAME.test(name)) {
        pieces.push(this.#wording.named(name, this.#content.terms(name), false));
        at += name.length;
        kanji = true;
      } else if (content) {
        const word = this.#linked(text, at, content);
        at += word.length;
        const read = this.#word(word, word + text.charAt(at));
        pieces.push(...read.pieces);
        lost ||= read.lost;
        kanji = true;
      } else {
        const kana = HIRAGANA.exec(text)?.[0] ?? '';
        if (kana) pieces.push(...this.#hiragana(kana.replace(/ー/g, ''), kanji));
        at += kana.length || 1;
        kanji = false;
      }
    }
    return { pieces, lost };
  }

  /** A word of content; `stem` is the word with the character after it. */
  #word(word: string, stem: string): Read {
    return STEM.test(stem) && this.#has(stem)
      ? { pieces: [this.#wording.stem(word, stem)], lost: false }
      : this.#content.read(word);
  }

  #hiragana(text: string, afterKanji: boolean): Piece[] {
    return hiraganaPieces(text, afterKanji, this.#names, this.#has, this.#wording);
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
}
