/** The session behind the bindings: the project in memory, kept equal to what the browser stores. */
import { textOf } from '../core/cells.ts';
import type { Slot } from '../core/keys.ts';
import type { Writer } from '../core/merge.ts';
import { mergeProjects, updatedAt } from '../core/merge.ts';
import { sheetOf, viewOf } from '../core/migrate.ts';
import type { Sheet } from '../core/migrate.ts';
import type { ChecklistData, Item, Project, Side } from '../core/model.ts';
import { newId, newProject } from '../core/project.ts';
import { openStore } from '../core/store.ts';
import type { KeepingStorage } from './keeping-storage.ts';
import type { Change, Session } from './session.ts';
import { persist } from './persist.ts';
import type { Settings } from './settings.ts';

export interface Surroundings {
  readonly list: ChecklistData;
  readonly storage: KeepingStorage;
  /** Of this tab first: which project, which side. */
  readonly tab: Settings;
  /** Of all tabs: when which project was last written to a file. */
  readonly shared: Settings;
  readonly announce: (message: string) => void;
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

export function createSession(around: Surroundings): PageSession {
  const { list, storage, tab, shared, flush } = around;
  const writer: Writer = { actor: newId(Math.random), now: Date.now };
  const store = openStore(() => storage, list.site, list.list);
  const items = new Map(list.sections.flatMap((section) => section.items.map((item) => [item.id, item])));
  const listeners: ((change: Change) => void)[] = [];
  let side: Side = tab.get('side') === 'B2' ? 'B2' : 'B1';
  let project = blank();
  let sheet: Sheet | undefined;
  let savedAt: number | undefined;
  let gone = false;

  function blank(): Project {
    return newProject(newId(Math.random), list, {}, writer);
  }

  function read(id: string): Project | undefined {
    const stored = store.read(id);
    return stored.ok ? stored.value : undefined;
  }

  function emit(changed: Change['items']): void {
    for (const listener of listeners) listener({ items: changed });
  }

  function show(next: Project, stored: number | undefined): void {
    project = next;
    sheet = undefined;
    savedAt = stored;
    gone = false;
    tab.set('project', stored === undefined ? '' : next.id);
    emit('all');
  }

  function open(id: string): boolean {
    flush();
    const found = read(id);
    if (found) show(found, updatedAt(found));
    return found !== undefined;
  }

  function openAny(): boolean {
    const stored = store.projects();
    const ids = stored.ok ? stored.value.filter(({ heading }) => !heading.archived).map(({ id }) => id) : [];
    return open(tab.get('project')) || open(ids.at(-1) ?? '');
  }

  /** One item of the sheet anew, all others as they are. */
  function refreshItem(id: string): void {
    const item = items.get(id);
    if (!sheet || !item) return;
    sheet = { ...sheet, items: new Map(sheet.items).set(id, viewOf(project, list, item)) };
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
    tab.set('project', project.id);
  }

  function edit(next: Project, item: string, slot: Slot): void {
    keep(next, () => (savedAt === undefined ? store.writeAll(next) : store.write(next, item, slot)));
    refreshItem(item);
    emit(item === '' ? [] : [item]);
  }

  openAny();
  return {
    list, store, writer, edit, open,
    project: () => project,
    sheet: () => (sheet ??= sheetOf(project, list)),
    side: () => side,
    setSide: (next) => {
      flush();
      side = next;
      tab.set('side', next);
      emit('all');
    },
    replace: (next) => {
      flush();
      gone = false;
      keep(next, () => store.writeAll(next));
      sheet = undefined;
      emit('all');
    },
    problem: () => (gone ? 'gone' : storage.problem()),
    exported: () => {
      shared.set(`exported-${project.id}`, String(writer.now()));
      emit([]);
    },
    exportedAt: () => Number(shared.get(`exported-${project.id}`)) || project.created,
    listen: (listener) => {
      listeners.push(listener);
    },
    announce: around.announce,
    savedAt: () => savedAt,
    itemOf: (id) => items.get(id),
    absorb: (key) => {
      const place = store.placeOf(key);
      if (place?.project !== project.id) {
        // A tab in which nothing was done yet follows the project that another one made.
        if (place?.slot === 'head' && savedAt === undefined) open(place.project);
        else if (place?.slot === 'head') emit([]);
        return;
      }
      flush();
      if (gone) {
        // The project came back: what was typed here meanwhile joins it.
        const back = read(project.id);
        if (back) show({ ...mergeProjects(project, back), version: project.version }, writer.now());
        if (back) store.writeAll(project);
        return;
      }
      storage.forget(key);
      const { item, slot } = place;
      const joined = store.absorb(project, key);
      if (joined.ok) project = joined.value;
      // A value that the other tab did not know of goes back, so that all tabs end up with the same.
      if (slot !== 'head' && storage.getItem(key) !== textOf(project, item, slot)) store.write(project, item, slot);
      refreshItem(item);
      emit(item === '' ? [] : [item]);
    },
    resync: () => {
      flush();
      const fresh = read(project.id);
      if (fresh) show(fresh, updatedAt(fresh));
      else {
        gone = savedAt !== undefined;
        emit('all');
      }
    },
    forget: (id) => {
      shared.set(`exported-${id}`, '');
    },
    leave: () => {
      tab.set('project', '');
      if (!openAny()) show(blank(), undefined);
    },
    refresh: () => {
      emit([]);
    },
  };
}
