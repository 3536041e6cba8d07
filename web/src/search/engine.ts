/** The search itself, without a page: an index in, answers to queries out. */
import { Corpus, SECTION, isDeclared, readItems } from './corpus.ts';
import type { Item, NamesFile } from './corpus.ts';
import { fold } from './fold.ts';
import type { Language } from './language.ts';
import { Names } from './names.ts';
import { rank } from './rank.ts';
import type { Ranked } from './rank.ts';
import { unpack } from './unpack.ts';

export interface Answers {
  readonly results: readonly Ranked[];
  /** Folded texts to mark in the results. */
  readonly marks: readonly string[];
  readonly corrected: string;
}

const MAX_SUGGESTIONS = 8;
const AFTER_DECLARED = ['checklist', 'page', 'check', 'source', SECTION];

/** Terms first, then the kinds in the order of guidance.yaml, then what every site has. */
function standing(kinds: readonly string[], kind: string): number {
  if (kind === 'term') return -1;
  if (isDeclared(kind)) return kinds.indexOf(kind);
  return kinds.length + AFTER_DECLARED.indexOf(kind);
}

/** Names alone: enough for suggestions. */
export class Directory {
  readonly items: readonly Item[];
  readonly kinds: Readonly<Record<string, string>>;
  readonly names: Names;
  readonly language: Language;
  readonly #kinds: readonly string[];
  readonly #asked: NamesFile['asked'];

  constructor(file: NamesFile, language: Language) {
    this.items = readItems(file);
    this.kinds = file.kinds;
    this.#kinds = Object.keys(file.kinds);
    this.#asked = file.asked;
    this.language = language;
    this.names = new Names(this.items, file.words, language);
  }

  kindOf(item: Item): string {
    return item.kind in this.kinds ? item.kind : (this.items[item.parent]?.kind ?? 'page');
  }

  /** The kinds that a query asks for, by the words that guidance.yaml gives them. */
  kindsAsked(text: string): string[] {
    const folded = fold(text);
    return Object.keys(this.#asked).filter((kind) =>
      this.#asked[kind]?.some((word) => folded.includes(fold(word))),
    );
  }

  /** Items whose name begins with a text or holds it, the likeliest first. */
  suggest(text: string): Item[] {
    const order = (item: Item | undefined): number => standing(this.#kinds, item?.kind ?? '');
    const exact = new Set(this.names.exact(text).map(({ item }) => item));
    const found = [
      ...new Set([...exact, ...this.names.beginning(text).map(({ item }) => item)]),
    ].filter((item) => item >= 0);
    const place = new Map(found.map((item, at) => [item, exact.has(item) ? -1 : at >> 3]));
    return found
      .map((item) => ({ item: this.items[item], at: place.get(item) ?? 0 }))
      .sort((a, b) => a.at - b.at || order(a.item) - order(b.item))
      .flatMap(({ item }) => item ?? [])
      .slice(0, MAX_SUGGESTIONS);
  }
}

export class Engine {
  readonly directory: Directory;
  readonly corpus: Corpus;
  readonly #parser: ReturnType<Language['parser']>;

  constructor(directory: Directory, file: NamesFile, parts: readonly string[]) {
    this.directory = directory;
    this.corpus = new Corpus(
      directory.items,
      parts.flatMap((part) => unpack(part, file.alphabet)),
    );
    this.#parser = directory.language.parser(directory.names, (word) =>
      this.corpus.pairs.has(word),
    );
  }

  search(text: string): Answers {
    const query = this.#parser.parse(text);
    const kinds = new Set([...query.kinds, ...this.directory.kindsAsked(text)]);
    return {
      results: rank(this.corpus, { ...query, kinds }),
      marks: query.pieces.flatMap(({ variants }) =>
        variants.filter(({ strength }) => strength > 0.5).map((variant) => variant.text),
      ),
      corrected: query.corrected,
    };
  }
}
