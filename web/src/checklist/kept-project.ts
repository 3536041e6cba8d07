/** The project in memory, kept equal to what the browser stores. */
import type { CellName } from '../core/keys.ts';
import { itemsOf } from '../core/items.ts';
import { updatedAt } from '../core/merge.ts';
import type { Writer } from '../core/merge.ts';
import type { ChecklistData, Project } from '../core/model.ts';
import { newId, newProject } from '../core/project.ts';
import type { Store } from '../core/store.ts';
import { sheetOf, viewOf } from '../core/views.ts';
import type { Sheet } from '../core/views.ts';
import { persist } from './persist.ts';
import type { Change } from './session.ts';

export interface KeptProject {
  readonly project: () => Project;
  readonly sheet: () => Sheet;
  /** When it was last stored, in milliseconds; undefined while it exists only here. */
  readonly savedAt: () => number | undefined;
  /** True where it was deleted elsewhere: nothing is stored until the reader says so. */
  readonly isGone: () => boolean;
  /** The stored project of an id. */
  readonly read: (id: string) => Project | undefined;
  readonly open: (id: string) => boolean;
  /** Show a new project that is stored with its first edit. */
  readonly begin: () => void;
  /** Show a project that was stored at `stored`. */
  readonly show: (next: Project, stored: number | undefined) => void;
  /** Show and store a project in which one cell was edited. */
  readonly edit: (next: Project, cell: CellName) => void;
  readonly replace: (next: Project) => void;
  /** Show what is stored already, with one cell of it changed. */
  readonly follow: (next: Project, cell: CellName) => void;
  /** Show that it is stored no more, if it ever was. */
  readonly lose: () => void;
}

/** `shows` hears the id of what is shown, empty where that is not stored; `emit` what changed. */
export function keepProject(
  list: ChecklistData,
  store: Store,
  writer: Writer,
  shows: (id: string) => void,
  emit: (items: Change['items']) => void,
): KeptProject {
  const items = itemsOf(list);
  let project = blank();
  let sheet: Sheet | undefined;
  let savedAt: number | undefined;
  let gone = false;

  function blank(): Project {
    return newProject(newId(Math.random), list, {}, writer);
  }

  function read(id: string): Project | undefined {
    const stored = id === '' ? undefined : store.read(id);
    return stored?.ok ? stored.value : undefined;
  }

  function show(next: Project, stored: number | undefined): void {
    project = next;
    sheet = undefined;
    savedAt = stored;
    gone = false;
    shows(stored === undefined ? '' : next.id);
    emit('all');
  }

  /** Show one cell anew, all others as they are. */
  function refresh({ kind, id }: CellName): void {
    const item = kind === 'head' || kind === 'list' ? undefined : items.get(id);
    if (sheet && item)
      sheet = { ...sheet, items: new Map(sheet.items).set(id, viewOf(project, list, item)) };
    emit(kind === 'list' ? 'all' : item ? [id] : []);
  }

  function keep(next: Project, write: () => ReturnType<typeof store.write>): void {
    project = next;
    const first = savedAt === undefined;
    const written = gone ? undefined : write();
    if (written?.ok) {
      project = written.value;
      savedAt = writer.now();
      if (first) void persist();
    } else gone = true;
    shows(project.id);
  }

  return {
    project: () => project,
    sheet: () => (sheet ??= sheetOf(project, list)),
    savedAt: () => savedAt,
    isGone: () => gone,
    read,
    open: (id) => {
      const found = read(id);
      if (found) show(found, updatedAt(found));
      return found !== undefined;
    },
    begin: () => {
      show(blank(), undefined);
    },
    show,
    edit: (next, cell) => {
      keep(next, () => (savedAt === undefined ? store.writeAll(next) : store.write(next, cell)));
      refresh(cell);
    },
    replace: (next) => {
      gone = false;
      keep(next, () => store.writeAll(next));
      sheet = undefined;
      emit('all');
    },
    follow: (next, cell) => {
      project = next;
      refresh(cell);
    },
    lose: () => {
      gone = savedAt !== undefined;
      emit('all');
    },
  };
}
