/** What a query asks for: its words, each with the other ways in which the site may say it. */
import { fold, nameKey } from './fold.ts';
import type { Name, Names } from './names.ts';
import { romajiKey } from './romaji.ts';
import { CONTENT, FAINT, functionWordAt, HIRAGANA, LINK, LINKS, subject } from './words.ts';

export interface Variant {
  readonly text: string;
  readonly strength: number;
}

/** A word that a good answer holds; an optional one only helps. */
export interface Piece {
  readonly variants: readonly Variant[];
  readonly weight: number;
  readonly optional: boolean;
}

export interface Query {
  readonly pieces: readonly Piece[];
  /** What the whole query names. */
  readonly names: readonly Name[];
  /** The name that was taken where the query has a typing error. */
  readonly corrected: string;
}

type Has = (word: string) => boolean;

const RELATED = 0.3;
const KANA_NAME = /^[ぁ-ゖー]+$/;

export class Parser {
  readonly #names: Names;
  readonly #has: Has;

  constructor(names: Names, has: Has) {
    this.#names = names;
    this.#has = has;
  }

  parse(text: string): Query {
    const folded = fold(text).trim();
    const core = subject(folded);
    const found = [this.#names.exact(folded), this.#names.exact(core)].find((names) => names.length) ?? [];
    if (found.length) return { pieces: [this.#named(core, found, true)], names: found, corrected: '' };
    const pieces: Piece[] = [];
    const lost = this.#read(core, pieces);
    if (lost || !pieces.some((piece) => !piece.optional)) {
      const near = this.#names.near(core);
      const [best] = near;
      if (best) return { pieces: [this.#named(best.text, near.slice(0, 3), false)], names: near.slice(0, 3), corrected: this.#title(best) };
    }
    return { pieces, names: [], corrected: '' };
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
        pieces.push(this.#named(name, this.#terms(name), false));
        at += name.length;
        kanji = true;
      } else if (content) {
        const word = this.#linked(text, at, content);
        at += word.length;
        if (!this.#content(word, pieces)) lost = true;
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
    return this.#names.exact(text).filter(({ item }) => item < 0 || this.#names.items[item]?.kind === 'term');
  }

  #content(word: string, pieces: Piece[]): boolean {
    const terms = this.#terms(word);
    if (terms.length) {
      pieces.push(this.#named(word, terms, false));
      return true;
    }
    if (this.#has(word)) {
      pieces.push(this.#plain(word));
      for (let at = 0; at < word.length; at++) {
        const name = this.#names.longestAt(word, at);
        if (!name) continue;
        pieces.push({ ...this.#named(name, this.#terms(name), false), weight: 0.35, optional: true });
        at += name.length - 1;
      }
      return true;
    }
    if (/^[a-z]+$/.test(word) && this.#spelled(word, pieces)) return true;
    const [parts, whole] = this.#parts(word);
    const near = whole ? [] : this.#names.near(word).slice(0, 2);
    if (near.length) pieces.push(this.#named(word, near, false));
    else pieces.push(...parts.map((part) => {
      const names = this.#terms(part);
      return names.length ? this.#named(part, names, false) : this.#plain(part);
    }));
    return whole || near.length > 0;
  }

  /** Romaji that is a row of readings. */
  #spelled(word: string, pieces: Piece[]): boolean {
    const found: Piece[] = [];
    for (let key = romajiKey(word); key;) {
      const part = this.#names.longestKey(key, true);
      if (!part) return false;
      found.push(this.#named(part, this.#names.byKey(part, true), false));
      key = key.slice(part.length).replace(/^no(?=.{3})/, '');
    }
    pieces.push(...found);
    return true;
  }

  /** The fewest parts of a word that the site has, and whether they are all of it. */
  #parts(word: string): [string[], boolean] {
    const best: { value: number; cut: number; from: number }[] = [{ value: 0, cut: 0, from: 0 }];
    for (let end = 1; end <= word.length; end++) {
      let top = { value: best[end - 1]?.value ?? 0, cut: 0, from: end - 1 };
      for (let from = Math.max(0, end - 14); from <= end - 2; from++) {
        const part = word.slice(from, end);
        const value = (best[from]?.value ?? 0) + part.length - 0.9;
        if (value > top.value && this.#separable(word, from, end) && this.#has(part)) top = { value, cut: end - from, from };
      }
      best.push(top);
    }
    const parts: string[] = [];
    let covered = 0;
    for (let end = word.length; end > 0; end = best[end]?.from ?? 0) {
      const cut = best[end]?.cut ?? 0;
      if (cut) parts.unshift(word.slice(end - cut, end));
      covered += cut;
    }
    return [parts, covered === word.length];
  }

  #separable(word: string, from: number, end: number): boolean {
    const inside = (at: number): boolean => /^(?:[ァ-ヺー]{2}|[a-z]{2}|[0-9]{2})$/.test(word.substr(at - 1, 2));
    return this.#names.longestAt(word, from).length === end - from || !((from > 0 && inside(from)) || (end < word.length && inside(end)));
  }

  #hiragana(text: string, afterKanji: boolean, pieces: Piece[]): void {
    let word = '';
    let ending = afterKanji;
    const flush = (): void => {
      if (!ending && word.length > 1 && this.#has(word)) pieces.push({ ...this.#plain(word), weight: word.length > 2 ? 0.7 : 0.3, optional: word.length < 3 });
      word = '';
      ending = false;
    };
    for (let at = 0; at < text.length;) {
      const particle = functionWordAt(text, at);
      const reading = word && !ending ? '' : this.#names.longestKey(nameKey(text.slice(at)));
      if (reading.length > particle.length) {
        flush();
        pieces.push(this.#named(reading, this.#names.byKey(reading), false));
        at += reading.length;
      } else if (particle) {
        flush();
        at += particle.length;
      } else word += text.charAt(at++);
    }
    flush();
  }

  #plain(word: string): Piece {
    const faint = FAINT.has(word);
    const variants: Variant[] = [{ text: word, strength: 1 }];
    const bare = word.replace(/[ぁ-ゖ]/g, '');
    if (bare !== word && bare.length > 1 && this.#has(bare)) variants.push({ text: bare, strength: 0.9 });
    if (/^[㐀-鿿]{2}$/.test(word)) {
      for (const link of LINKS) {
        const linked = word.charAt(0) + link + word.charAt(1);
        if (this.#has(linked)) variants.push({ text: linked, strength: 0.8 });
      }
    }
    const short = word.replace(/([ァ-ヺ]{2,})ー(?![ァ-ヺー])/g, '$1');
    if (short !== word) variants.push({ text: short, strength: 1 });
    return { variants, weight: faint ? 0.25 : word.length > 1 ? 1 : 0.45, optional: faint };
  }

  /** A piece for what a word names: what was typed, all names of the terms, and their relations. */
  #named(typed: string, names: readonly Name[], related: boolean): Piece {
    const strengths = new Map<string, number>();
    const add = (text: string, strength: number): void => {
      const folded = fold(text);
      if (!KANA_NAME.test(folded) || folded === typed) strengths.set(folded, Math.max(strengths.get(folded) ?? 0, strength));
    };
    if (this.#has(typed)) add(typed, 1);
    for (const { item, text } of names) {
      add(text, 1);
      const own = this.#names.items[item];
      if (own?.kind !== 'term') continue;
      [own.title, ...own.names].forEach((other) => { add(other, 0.9); });
      for (const near of related ? own.related : []) {
        const other = this.#names.items[near];
        if (other) [other.title, ...other.names].forEach((name) => { add(name, RELATED); });
      }
    }
    const variants = [...strengths].map(([text, strength]) => ({ text, strength }));
    return { variants, weight: 1.15, optional: false };
  }
}
