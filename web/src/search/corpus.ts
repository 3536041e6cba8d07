/** The documents of the index: names at once, texts when they are there. */
import { fold } from './fold.ts';
import { Pairs } from './pairs.ts';
import { unpack } from './unpack.ts';

/** What sphinx_guidance/search/index.py writes. */
export interface NamesFile {
  readonly language: string;
  readonly kinds: Readonly<Record<string, string>>;
  /** The words of a query that ask for a kind. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  readonly kind: readonly number[];
  readonly address: readonly string[];
  readonly parent: readonly (readonly [number, number])[];
  readonly related: Readonly<Record<string, readonly number[]>>;
  readonly words: Readonly<Record<string, string>>;
  readonly alphabet: string;
  readonly title: string;
  readonly names: string;
  readonly parts: readonly string[];
}

export const SECTION = 'section';
export const FIELDS = 4;
export const TITLE = 0;
export const NAMES = 1;
export const LEAD = 2;
export const BODY = 3;

export interface Item {
  readonly kind: string;
  readonly address: string;
  readonly title: string;
  readonly parent: number;
  readonly names: readonly string[];
  readonly related: readonly number[];
}

/** What every site has, whatever its kinds. */
const EVERYWHERE = new Set(['term', 'check', 'checklist', 'page', 'source', SECTION]);

/** Whether a kind is one that guidance.yaml declares. */
export function isDeclared(kind: string): boolean {
  return !EVERYWHERE.has(kind);
}

function spoken(address: string): string {
  return address.replace(/^.*\/|\.html.*$/g, '').replaceAll('-', ' ');
}

/** Every document without its text. */
export function readItems(file: NamesFile): Item[] {
  const kinds = [...Object.keys(file.kinds), SECTION];
  const titles = unpack(file.title, file.alphabet);
  const names = unpack(file.names, file.alphabet);
  const parents = file.parent.flatMap(([parent, count]) => new Array<number>(count).fill(parent));
  let page = '';
  return titles.map((title, at) => {
    const written = file.address[at] ?? '';
    const address = written.startsWith('#') ? page + written : written;
    page = address.split('#')[0] ?? '';
    const kind = kinds[file.kind[at] ?? 0] ?? SECTION;
    return {
      kind,
      address,
      title,
      parent: parents[at] ?? -1,
      names: [
        ...(names[at] ? names[at].split('\t') : []),
        // Ids are English names: causes/scope-ambiguity.html is “scope ambiguity”.
        ...(isDeclared(kind) ? [spoken(address)] : []),
      ],
      related: file.related[at] ?? [],
    };
  });
}

/** All text, as shown and folded, with the places at which documents and their fields begin. */
export class Corpus {
  readonly items: readonly Item[];
  readonly shown: string;
  readonly pairs: Pairs;
  readonly #starts: Uint32Array;

  constructor(items: readonly Item[], texts: readonly string[]) {
    this.items = items;
    this.#starts = new Uint32Array(items.length * FIELDS + 1);
    const shown: string[] = [];
    const folded: string[] = [];
    let size = 0;
    items.forEach((item, at) => {
      const fields = [
        item.title,
        item.names.join('\t'),
        texts[2 * at] ?? '',
        texts[2 * at + 1] ?? '',
      ];
      fields.forEach((text, field) => {
        this.#starts[at * FIELDS + field] = size;
        const same = fold(text);
        shown.push(text);
        folded.push(same.length === text.length ? same : text);
        size += text.length + 1;
      });
    });
    this.#starts[items.length * FIELDS] = size;
    this.shown = shown.join('\n');
    this.pairs = new Pairs(folded.join('\n'));
  }

  start(item: number, field: number): number {
    return this.#starts[item * FIELDS + field] ?? 0;
  }

  size(item: number, field: number): number {
    return this.start(item, field + 1) - this.start(item, field) - 1;
  }

  field(item: number, field: number): string {
    return this.shown.substring(this.start(item, field), this.start(item, field + 1) - 1);
  }

  /** The number of the field in which a place lies, at or after `from`: four fields an item. */
  fieldAt(place: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return low;
  }
}
