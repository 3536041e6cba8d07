/** What a query asks for: its words, each with the other ways in which the site may say it. */
import type { Name } from './names.ts';

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

/** Whether a folded text stands somewhere on the site. */
export type Has = (word: string) => boolean;

export interface Query {
  readonly pieces: readonly Piece[];
  /** What the whole query names. */
  readonly names: readonly Name[];
  /** The name that was taken where the query has a typing error. */
  readonly corrected: string;
  /** The kinds of things that the query asks for by name. */
  readonly kinds: ReadonlySet<string>;
}
