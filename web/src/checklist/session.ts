/**
 * The one project that a checklist page shows, and everything that may change it.
 *
 * The bindings (sheet, projects, panels) never touch the store or each other: they read the session,
 * hand it a new project, and hear what changed.
 */
import type { ChecklistData, Project, Side } from '../core/model.ts';
import type { Sheet } from '../core/views.ts';
import type { Writer } from '../core/merge.ts';
import type { CellName } from '../core/keys.ts';
import type { Store, StoreProblem } from '../core/store.ts';

/** What a listener must draw again: the items that changed, or everything. */
export interface Change {
  readonly items: readonly string[] | 'all';
}

export interface Session {
  /** The list, with `url` set to the page's own address without its fragment. */
  readonly list: ChecklistData;
  readonly store: Store;
  readonly writer: Writer;
  /** The project on the page; there always is one (an unnamed one is made at the first edit). */
  readonly project: () => Project;
  /** Its answers as the current list sees them; made once a change. */
  readonly sheet: () => Sheet;
  /** Whose sheet is shown and filled in; the first one until a side was chosen. */
  readonly side: () => Side;
  readonly sideChosen: () => boolean;
  readonly setSide: (side: Side) => void;
  /** Show and save a project in which one cell was edited. */
  readonly edit: (next: Project, cell: CellName) => void;
  /** Show and save a project in which anything may have changed (an import, a settlement of many). */
  readonly replace: (next: Project) => void;
  /** Do `work`, which changes many answers, so that it can be taken back; `what` names it. */
  readonly undoably: (what: string, work: () => void) => void;
  /** What can be taken back; undefined where nothing would change. */
  readonly undoable: () => string | undefined;
  readonly takeBack: () => void;
  readonly open: (id: string) => void;
  /** Why the last write was not kept, if it was not; the page then offers the file. */
  readonly problem: () => StoreProblem | undefined;
  /** Note that the whole project has just been written to a file: the backup reminder starts anew. */
  readonly exported: () => void;
  readonly listen: (listener: (change: Change) => void) => void;
  /** Say something in the page's one polite status region. */
  readonly announce: (message: string) => void;
}
