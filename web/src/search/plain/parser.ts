/** Queries in a language that puts spaces between words. */
import { fold } from '../fold.ts';
import type { Name, Names } from '../names.ts';
import type { Has, Piece, Query } from '../query.ts';

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.](?=\p{L}))*/gu;
/** Other names of a term count a little less than what was typed. */
const OTHER_NAME = 0.9;
const SPELLING = 0.95;
const FAINT_WEIGHT = 0.25;
const NAMED = 1.15;
const PHRASE = 1.5;

export class Parser {
  readonly #names: Names;
  readonly #has: Has;
  readonly #spellings: (word: string) => string[];
  readonly #faint: ReadonlySet<string>;

  /** `spellings` are other forms of a word; `faint` are words that say little of a subject. */
  constructor(
    names: Names,
    has: Has,
    spellings: (word: string) => string[],
    faint: ReadonlySet<string>,
  ) {
    this.#names = names;
    this.#has = has;
    this.#spellings = spellings;
    this.#faint = faint;
  }

  parse(text: string): Query {
    const words = fold(text).match(WORD) ?? [];
    const subject = trimmed(words, (word) => this.#faint.has(word)).join(' ');
    const whole = [text, subject, ...this.#spellings(subject)]
      .map((one) => this.#names.exact(one))
      .find((names) => names.length);
    if (whole) return query([this.#named(subject || fold(text).trim(), whole)], whole);
    const pieces = words.map((word) => this.#piece(word));
    const found = pieces.flatMap((piece) => piece ?? []);
    if (found.some(({ optional }) => !optional) && !pieces.includes(undefined))
      return query([...found, ...this.#phrase(words)]);
    const near = subject ? this.#names.near(subject).slice(0, 3) : [];
    const [best] = near;
    if (best && found.length < 2) {
      const title = this.#names.items[best.item]?.title ?? best.text;
      return { ...query([this.#named(fold(best.text), near)], near), corrected: title };
    }
    return query(found);
  }

  /** A word with its other forms, or with a name that it may be meant for; nothing: it is nowhere. */
  #piece(word: string): Piece | undefined {
    const forms = [word, ...this.#spellings(word)].filter(this.#has);
    const faint = this.#faint.has(word);
    if (forms.length) {
      const variants = forms.map((text, at) => ({ text, strength: at ? SPELLING : 1 }));
      return { variants, weight: faint ? FAINT_WEIGHT : 1, optional: faint };
    }
    const near = this.#names.near(word).slice(0, 2);
    return near.length ? this.#named(word, near) : undefined;
  }

  /** What was typed, and all names of the terms that it stands for. */
  #named(typed: string, names: readonly Name[]): Piece {
    const strengths = new Map([[typed, 1]]);
    for (const { item, text } of names) {
      const own = this.#names.items[item];
      const others = own?.kind === 'term' ? [own.title, ...own.names] : [];
      for (const name of [text, ...others]) {
        const strength = name === text ? 1 : OTHER_NAME;
        for (const form of [fold(name), ...this.#spellings(fold(name))])
          strengths.set(form, Math.max(strengths.get(form) ?? 0, strength));
      }
    }
    const variants = [...strengths]
      .filter(([text]) => this.#has(text))
      .map(([text, strength]) => ({ text, strength }));
    return { variants, weight: NAMED, optional: false };
  }

  /** Several words as they stand beside each other. */
  #phrase(words: readonly string[]): Piece[] {
    const text = words.join(' ');
    if (words.length < 2 || !this.#has(text)) return [];
    return [{ variants: [{ text, strength: 1 }], weight: PHRASE, optional: true }];
  }
}

function query(pieces: readonly Piece[], names: readonly Name[] = []): Query {
  return { pieces, names, corrected: '', kinds: new Set() };
}

/** Words without those at both ends that say little. */
function trimmed(words: readonly string[], faint: (word: string) => boolean): readonly string[] {
  const kept = words.flatMap((word, at) => (faint(word) ? [] : [at]));
  return words.slice(kept.at(0) ?? 0, (kept.at(-1) ?? -1) + 1);
}
