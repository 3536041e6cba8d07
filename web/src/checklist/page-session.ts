/** What the session needs of the page, and what the page's bindings may do beyond the panels. */
import type { ChecklistData, Item } from '../core/model.ts';
import type { KeepingStorage } from './keeping-storage.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { UndoMemory } from './undo-memory.ts';

export interface Surroundings {
  readonly list: ChecklistData;
  readonly storage: KeepingStorage;
  /** Of this tab first, over all lists: which project, which side. */
  readonly tab: Settings;
  /** Of all tabs, over all lists: when which project was last written to a file. */
  readonly shared: Settings;
  /** What earlier versions kept of both for this list alone. */
  readonly former: Settings;
  readonly announce: (message: string) => void;
  readonly undo: UndoMemory;
  /** Save what is being typed. */
  readonly flush: () => void;
}

/** What the sheet's own bindings need beyond the session. */
export interface PageSession extends Session {
  /** When the project was last stored, in milliseconds; undefined while it exists only here. */
  readonly savedAt: () => number | undefined;
  /** When it was last written to a file, or made. */
  readonly exportedAt: () => number;
  readonly itemOf: (id: string) => Item | undefined;
  /** Take over what another tab stored or removed under a key. */
  readonly absorb: (key: string) => void;
  /** Read everything again, as after a return from the back/forward cache. */
  readonly resync: () => void;
  /** Drop what the view remembers of a deleted project. */
  readonly forget: (id: string) => void;
  /** Leave the project, which was just deleted, for another one. */
  readonly leave: () => void;
  /** Tell all listeners that projects other than this one changed. */
  readonly refresh: () => void;
}
