/** The thesaurus: every name of every item, by what its spellings, readings and romaji share. */
import { allowed, distance } from './distance.ts';
import { fold } from './fold.ts';
import type { Item } from './corpus.ts';
import { SECTION } from './corpus.ts';
import type { Spelling } from './spelling.ts';

/** A name stands for an item, or (`item` −1) only for a word inside names. */
export interface Name {
  readonly item: number;
  readonly text: string;
  /** 0: the item's own name; 1: another. */
  readonly rank: number;
}

const MAX_NAMES = 400;
const MAX_AROUND = 4;

export class Names {
  readonly items: readonly Item[];
  readonly #spelling: Spelling;
  readonly #byKey = new Map<string, Name[]>();
  readonly #byRomaji = new Map<string, Name[]>();
  readonly #written = new Map<string, Name[]>();
  #inside: Map<string, Name[]> | undefined;
  #longest = 0;

  constructor(items: readonly Item[], words: Readonly<Record<string, string>>, spelling: Spelling) {
    this.items = items;
    this.#spelling = spelling;
    const headings = new Map<string, number>();
    for (const { kind, title } of items)
      if (kind === SECTION) headings.set(title, (headings.get(title) ?? 0) + 1);
    items.forEach((item, at) => {
      if (item.kind === SECTION && headings.get(item.title) !== 1) return;
      [item.title, ...item.names].forEach((text, rank) => {
        this.#add({ item: at, text, rank: Math.min(rank, 1) }, item.kind === 'term');
      });
    });
    for (const [word, reading] of Object.entries(words)) {
      const name = { item: -1, text: word, rank: 1 };
      push(this.#byKey, this.#spelling.nameKey(reading), name);
      push(this.#byRomaji, this.#spelling.soundKey(reading), name);
    }
  }

  #add(name: Name, term: boolean): void {
    push(this.#byKey, this.#spelling.nameKey(name.text), name);
    if (!term) return;
    if (this.#spelling.isReading(name.text))
      push(this.#byRomaji, this.#spelling.soundKey(name.text), name);
    const written = fold(name.text);
    push(this.#written, written, name);
    this.#longest = Math.max(this.#longest, written.length);
  }

  /** What a text names, whole: by spelling or reading, else by romaji. */
  exact(text: string): readonly Name[] {
    return (
      this.#byKey.get(this.#spelling.nameKey(text)) ??
      (/^[a-z' -]+$/.test(fold(text)) ? this.romaji(text) : [])
    );
  }

  romaji(text: string): readonly Name[] {
    const key = this.#spelling.soundKey(text);
    return key.length > 2 ? (this.#byRomaji.get(key) ?? []) : [];
  }

  /** The longest name of a term that stands in folded `text` at `at`; empty where none does. */
  longestAt(text: string, at: number): string {
    for (let size = Math.min(this.#longest, text.length - at); size > 1; size--) {
      const candidate = text.substring(at, at + size);
      if (this.#written.has(candidate)) return candidate;
    }
    return '';
  }

  /** Terms with a name that begins or ends with a word, if they are few. */
  around(word: string): readonly Name[] {
    const found = new Map<number, Name>();
    for (const [written, names] of this.#written) {
      if (!written.startsWith(word) && !written.endsWith(word)) continue;
      for (const name of names) found.set(name.item, name);
      if (found.size > MAX_AROUND) return [];
    }
    return [...found.values()];
  }

  /** The longest beginning of a key, from `least` characters, that is a reading or a spelling. */
  longestKey(key: string, romaji = false, least = 3): string {
    const table = romaji ? this.#byRomaji : this.#byKey;
    for (let size = Math.min(30, key.length); size >= least; size--) {
      if (table.has(key.slice(0, size))) return key.slice(0, size);
    }
    return '';
  }

  byKey(key: string, romaji = false): readonly Name[] {
    return (romaji ? this.#byRomaji : this.#byKey).get(key) ?? [];
  }

  /** Names a small typing error away, the nearest first. */
  near(text: string): readonly Name[] {
    const key = this.#spelling.nameKey(text);
    const latin = /^[a-z]+$/.test(key) ? this.#spelling.soundKey(text) : '';
    return [
      ...nearest(this.#byKey, key),
      ...(latin.length > 5 ? nearest(this.#byRomaji, latin) : []),
      ...nearest(this.#parts(), key),
    ];
  }

  /** Words inside the names of terms, for typing errors in them. */
  #parts(): ReadonlyMap<string, Name[]> {
    const inside = this.#inside ?? new Map<string, Name[]>();
    if (!this.#inside) {
      this.#inside = inside;
      for (const [written, names] of this.#written) {
        for (const part of written.match(this.#spelling.parts) ?? [])
          names.forEach((name) => {
            push(inside, this.#spelling.nameKey(part), { ...name, rank: 1 });
          });
      }
    }
    return inside;
  }

  /** Names that begin with a text, then names that hold it; for suggestions. */
  beginning(text: string): readonly Name[] {
    const key = this.#spelling.nameKey(text);
    const latin = /^[a-z]+$/.test(key) && key.length > 2 ? this.#spelling.soundKey(text) : '';
    const starts: Name[] = [];
    const holds: Name[] = [];
    if (!key) return [];
    for (const [table, part] of [
      [this.#byKey, key],
      [this.#byRomaji, latin],
    ] as const) {
      if (!part) continue;
      for (const [name, found] of table) {
        const at = name.indexOf(part);
        if (at === 0) starts.push(...found);
        else if (at > 0 && part === key && key.length > 1) holds.push(...found);
        if (starts.length + holds.length > MAX_NAMES) break;
      }
    }
    return [...starts, ...holds];
  }

  /** Terms that share the most pairs of characters with a text; where nothing was found. */
  alike(text: string, count: number): number[] {
    const pairs = pairsOf(this.#spelling.nameKey(text));
    const scores = new Map<number, number>();
    for (const [key, found] of this.#byKey) {
      const own = pairsOf(key);
      const shared = [...own].filter((pair) => pairs.has(pair)).length;
      for (const { item } of found) {
        const term = this.items[item];
        if (term?.kind !== 'term') continue;
        const score = shared / (own.size + pairs.size || 1) + term.related.length / 1000;
        scores.set(item, Math.max(scores.get(item) ?? 0, score));
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, count)
      .map(([item]) => item);
  }
}

function push(table: Map<string, Name[]>, key: string, name: Name): void {
  if (!key) return;
  const found = table.get(key);
  if (found) found.push(name);
  else table.set(key, [name]);
}

function nearest(table: ReadonlyMap<string, Name[]>, key: string): Name[] {
  const most = allowed(key.length);
  const near: [number, Name][] = [];
  if (most === 0) return [];
  for (const [candidate, found] of table) {
    if (candidate.length < 3 || Math.abs(candidate.length - key.length) > most) continue;
    const apart = distance(key, candidate, most);
    if (apart <= most) near.push(...found.map((name): [number, Name] => [apart, name]));
  }
  return near.sort((a, b) => a[0] - b[0]).map(([, name]) => name);
}

function pairsOf(key: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(1, key.length - 1) }, (_, at) => key.substring(at, at + 2)),
  );
}
