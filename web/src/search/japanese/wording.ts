/** The ways in which the site may say a word: spellings, synonyms, and the parts of a compound. */
import { fold } from '../fold.ts';
import type { Name, Names } from '../names.ts';
import type { Has, Piece, Variant } from '../query.ts';
import { FAINT, KANA_NAME, LINKS } from './words.ts';

const RELATED = 0.3;
const AROUND = 0.35;
/** How much the kanji alone counts of a verb or an adjective. */
const KANJI_ALONE = 0.5;
const STEM = 0.8;
const COMPOUND = /^[㐀-鿿々ァ-ヺーa-z0-9]{4,}$/;
const PARTICLES = ['の', 'を', 'が'];

export class Wording {
  readonly #names: Names;
  readonly #has: Has;

  constructor(names: Names, has: Has) {
    this.#names = names;
    this.#has = has;
  }

  /** The fewest parts of a word that the site has, and whether they are all of it. */
  parts(word: string): [string[], boolean] {
    const best: { value: number; cut: number; from: number }[] = [{ value: 0, cut: 0, from: 0 }];
    for (let end = 1; end <= word.length; end++) {
      let top = { value: best[end - 1]?.value ?? 0, cut: 0, from: end - 1 };
      for (let from = Math.max(0, end - 14); from <= end - 2; from++) {
        const part = word.slice(from, end);
        const value = (best[from]?.value ?? 0) + part.length - 0.9;
        if (
          value > top.value &&
          this.#separable(word, from, end) &&
          (this.#has(part) || this.spellings(part).length)
        )
          top = { value, cut: end - from, from };
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
    const inside = (at: number): boolean =>
      /^(?:[ァ-ヺー]{2}|[a-z]{2}|[0-9]{2})$/.test(word.substring(at - 1, at + 1));
    return (
      this.#names.longestAt(word, from).length === end - from ||
      !((from > 0 && inside(from)) || (end < word.length && inside(end)))
    );
  }

  /** How else the site writes a word: 引渡 as 引き渡, 1000人 as 1,000人, サービス停止 as サービスの停止. */
  spellings(word: string): string[] {
    const grouped = word.replace(/[0-9]{4,}/g, (digits) =>
      digits.replace(/\B(?=(?:[0-9]{3})+$)/g, ','),
    );
    const digits = [grouped, word.replace(/(?<=[0-9]),(?=[0-9]{3})/g, '')].filter(
      (other) => other !== word && this.#has(other),
    );
    if (/^[㐀-鿿]{2}$/.test(word))
      return LINKS.map((link) => word.charAt(0) + link + word.charAt(1)).filter(this.#has);
    return [...digits, ...this.#apart(word)];
  }

  /** A compound as the site writes it with a particle inside: サービス停止 as サービスの停止. */
  #apart(word: string): string[] {
    if (!COMPOUND.test(word)) return [];
    return Array.from({ length: word.length - 3 }, (_, at) => at + 2)
      .flatMap((at) => PARTICLES.map((particle) => word.slice(0, at) + particle + word.slice(at)))
      .filter(this.#has);
  }

  /** A verb or an adjective written with one kanji: 遅い, 漏れた; its first kana tells it from others. */
  stem(kanji: string, stem: string): Piece {
    const faint = FAINT.has(kanji);
    return {
      variants: [
        { text: stem, strength: 1 },
        { text: kanji, strength: KANJI_ALONE },
      ],
      weight: faint ? 0.25 : STEM,
      optional: faint,
    };
  }

  plain(word: string): Piece {
    const faint = FAINT.has(word);
    const variants: Variant[] = [{ text: word, strength: 1 }];
    const bare = word.replace(/[ぁ-ゖ]/g, '');
    if (bare !== word && bare.length > 1 && this.#has(bare))
      variants.push({ text: bare, strength: 0.9 });
    variants.push(...this.spellings(word).map((text) => ({ text, strength: 0.8 })));
    if (word.length > 2) {
      for (const { item } of this.#names.around(word)) {
        const term = this.#names.items[item];
        if (term)
          variants.push(
            ...[term.title, ...term.names]
              .map(fold)
              .filter((name) => !KANA_NAME.test(name) && !name.includes(word))
              .map((text) => ({ text, strength: AROUND })),
          );
      }
    }
    const short = word.replace(/([ァ-ヺ]{2,})ー(?![ァ-ヺー])/g, '$1');
    if (short !== word) variants.push({ text: short, strength: 1 });
    return { variants, weight: faint ? 0.25 : word.length > 1 ? 1 : 0.45, optional: faint };
  }

  /** A piece for what a word names: what was typed, all names of the terms, and their relations. */
  named(typed: string, names: readonly Name[], related: boolean): Piece {
    const strengths = new Map<string, number>();
    const add = (text: string, strength: number): void => {
      const folded = fold(text);
      if (!KANA_NAME.test(folded) || folded === typed)
        strengths.set(folded, Math.max(strengths.get(folded) ?? 0, strength));
    };
    if (this.#has(typed)) add(typed, 1);
    for (const spelling of this.spellings(typed)) add(spelling, 0.8);
    for (const { item, text } of names) {
      add(text, 1);
      const own = this.#names.items[item];
      if (own?.kind !== 'term') continue;
      [own.title, ...own.names].forEach((other) => {
        add(other, 0.9);
      });
      for (const near of related ? own.related : []) {
        const other = this.#names.items[near];
        if (other)
          [other.title, ...other.names].forEach((name) => {
            add(name, RELATED);
          });
      }
    }
    const variants = [...strengths].map(([text, strength]) => ({ text, strength }));
    return { variants, weight: 1.15, optional: false };
  }
}
