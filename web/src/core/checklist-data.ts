/** The data of a checklist page; made by `npm run types` from its JSON Schema. */

/**
 * A list, its released changes, and the part of the graph that its items lead to.
 */
export interface ChecklistData {
  /**
   * Tells apart the sites that share a browser's storage.
   */
  site: string;
  list: string;
  title: string;
  version: string;
  /**
   * YYYY-MM-DD
   */
  date: string;
  /**
   * The two that answer, in the order of a sheet.
   */
  parties: DataParty[];
  sections: DataSection[];
  /**
   * Ascending by version.
   */
  changes: DataRelease[];
  /**
   * The name of the kind that items verify.
   */
  verified: string;
  /**
   * By `kind/id`, in the order of the graph.
   */
  pages: {
    [k: string]: DataPage;
  };
  outlook?: DataOutlook | null;
}
/**
 * A party that answers; `short` is what it is called where there is little room.
 */
export interface DataParty {
  id: string;
  name: string;
  short: string;
}
/**
 * A group of items under a heading.
 */
export interface DataSection {
  id: string;
  title: string;
  items: DataItem[];
}
/**
 * A check item; ``number`` as printed (``2-3``).
 */
export interface DataItem {
  id: string;
  number: string;
  text: string;
  why: string;
  /**
   * The parties that must confirm it.
   */
  who: string[];
  phase: string;
  weight: string;
  /**
   * Whether its weight is the first of the vocabulary.
   */
  required: boolean;
  evidence: string;
  /**
   * Keys in `pages`.
   */
  verifies: string[];
}
/**
 * A version of the list with its date (YYYY-MM-DD) and what it changed.
 */
export interface DataRelease {
  version: string;
  date: string;
  changes: DataChange[];
}
/**
 * What happened to an item: `into` are its successors, or the one item it was merged into.
 */
export interface DataChange {
  item: string;
  kind: 'added' | 'reworded' | 'meaning-changed' | 'split' | 'merged' | 'removed';
  into?: string[];
  note?: string;
}
/**
 * A page that items lead to; `url` is relative to the page of the list.
 */
export interface DataPage {
  title: string;
  url: string;
  /**
   * What stands at the ends that ways go over, as keys in `pages`.
   */
  ends?: {
    [k: string]: string[];
  };
  /**
   * What is told of the page where a way ends at it.
   */
  panels?: DataPanel[];
}
/**
 * A panel of a page: its title and, as keys in `pages`, what it lists.
 */
export interface DataPanel {
  title: string;
  pages: string[];
}
/**
 * What may happen as long as items stay open.
 */
export interface DataOutlook {
  title: string;
  ways: DataWay[];
  /**
   * The names of the kinds that the ways go along.
   */
  along: string[];
}
/**
 * From what an item verifies, from end to end, to what may happen.
 */
export interface DataWay {
  show: string[];
  /**
   * What is gone through, in words.
   */
  through?: string;
}
