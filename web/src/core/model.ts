/** The values of the interactive checklists: the list as built into the page, and a project's answers. */

import type * as Data from './checklist-data.ts';
import { say } from '../words.ts';

/** The id of an answering party; the intersection keeps unions with literals apart. */
export type Side = string & Record<never, never>;

export type Verdict = 'unconfirmed' | 'confirmed' | 'action' | 'hold' | 'not-applicable';
export const VERDICTS: readonly Verdict[] = [
  'unconfirmed',
  'confirmed',
  'action',
  'hold',
  'not-applicable',
];
export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  unconfirmed: say('verdict.unconfirmed'),
  confirmed: say('verdict.confirmed'),
  action: say('verdict.action'),
  hold: say('verdict.hold'),
  'not-applicable': say('verdict.not-applicable'),
};
/** Names that a verdict had in files of earlier versions. */
export const FORMER_VERDICTS: Readonly<Record<string, Verdict>> = {
  [say('verdict.former-unconfirmed')]: 'unconfirmed',
};

/** Where an item stands: with one side its answer, between both also 相違. */
export type State = Verdict | 'differing';
export const STATE_NAMES: Readonly<Record<State, string>> = {
  ...VERDICT_NAMES,
  differing: say('state.differing'),
};

/**
 * The words for what is decided, the same on screen, paper and in files:
 * 未確定 is an item that is not closed, whatever its state; 合意済み is one that both sides settled.
 */
export const WORDS = {
  open: say('standing.open'),
  settled: say('standing.settled'),
  register: say('register.title'),
} as const;

/** Longest accepted text by field, in UTF-16 units like the `maxlength` attribute. */
export const LIMITS = {
  note: 2000,
  reason: 500,
  person: 100,
  name: 200,
  attendees: 1000,
  wording: 2000,
} as const;

/**
 * When and by whom something was written, and what its writer knew.
 *
 * `actor` names one writer: a random id that each page load draws anew, so that two tabs are two
 * writers. `seen` is a version vector: the latest count of every writer whose edits are contained.
 * `at` is in milliseconds since the epoch and never runs backwards along one line of edits.
 */
export interface Stamp {
  readonly at: number;
  readonly count: number;
  readonly actor: string;
  readonly seen: Readonly<Record<string, number>>;
}

export interface Stamped {
  readonly stamp: Stamp;
}

/** Something said about an item: the list, its version and the item's wording it was said under. */
export interface Given extends Stamped {
  readonly list: string;
  readonly version: string;
  readonly wording: string;
}

/** One side's answer to one item; dates are YYYY-MM-DD or empty. */
export interface Answer extends Given {
  readonly verdict: Verdict;
  /** Why 対象外; without it the item stays unresolved. */
  readonly reason: string;
  readonly note: string;
  readonly assignee: string;
  readonly due: string;
  readonly confirmedBy: string;
  readonly confirmedOn: string;
}

/** What both sides settled on, with what each had said; 'unconfirmed' means withdrawn. */
export interface Agreement extends Given {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly note: string;
  readonly assignee: string;
  readonly due: string;
  /** Milliseconds since the epoch. */
  readonly settledAt: number;
  readonly from: Readonly<Record<Side, Answer>>;
}

/** The heading of a sheet. */
export interface Heading extends Stamped {
  readonly name: string;
  readonly meetingDate: string;
  readonly attendees: Readonly<Record<Side, string>>;
  readonly archived: boolean;
}

/** What a side notes on an item for itself alone. */
export interface Memo extends Given {
  readonly text: string;
}

/** The answer to a question that decides which items are asked, with the question as it read. */
export interface Relevance extends Stamped {
  readonly answer: (typeof RELEVANCES)[number];
  readonly wording: string;
}
export const RELEVANCES = ['unknown', 'yes', 'no'] as const;

/** What was said of an item when a state was kept; texts that were empty are left out. */
export interface KeptAnswer {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly note?: string;
  readonly assignee?: string;
  readonly due?: string;
  readonly confirmedBy?: string;
  readonly confirmedOn?: string;
}

/** A state of the project as it was at a time (第2回); one that holds nothing was taken back. */
export interface Kept extends Stamped {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The version of each list that it was kept under. */
  readonly lists: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<Side, Readonly<Record<string, KeptAnswer>>>>;
  readonly agreed: Readonly<Record<string, KeptAnswer>>;
}

/** The latest value first, then the alternatives that conflict with it (see merge.ts). */
export type Versions<T extends Stamped> = readonly [T, ...T[]];

/** Cells by the id of what they are about. */
export type Cells<T extends Stamped> = Readonly<Record<string, Versions<T>>>;
export type Answers = Cells<Answer>;

/**
 * What was said in one engagement (案件), over all checklists of a site.
 *
 * Answers stay under the item they were given to for ever; an item that stands in several lists has
 * one answer. What a newer list makes of them (kept, to be checked again, previous, retired) is read
 * from the declared changes: history.ts.
 */
export interface Project {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly heading: Versions<Heading>;
  /** By list: the version whose changes the reader has acknowledged. */
  readonly lists: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<Side, Answers>>;
  readonly agreed: Cells<Agreement>;
  /** For nobody but the side that wrote them: in no link, and in a file only where it says so. */
  readonly memos: Readonly<Record<Side, Cells<Memo>>>;
  /** By question. */
  readonly relevance: Cells<Relevance>;
  /** By a random id. */
  readonly kept: Cells<Kept>;
}

type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** What the build embeds as `<script type="application/json" id="checklist-data">`. */
export type PageData = Frozen<Data.ChecklistData>;
export type Party = Frozen<Data.DataParty>;
export type Section = Frozen<Data.DataSection>;
export type Item = Frozen<Data.DataItem>;
export type Release = Frozen<Data.DataRelease>;
export type Change = Frozen<Data.DataChange>;
export type ChangeKind = Change['kind'];
export type LinkedPage = Frozen<Data.DataPage>;
export type Outlook = Frozen<Data.DataOutlook>;

/** The list on a page, with the page's own address without its fragment. */
export type ChecklistData = PageData & { readonly url: string };
