/** The session behind the bindings: the project in memory, kept equal to what the browser stores. */
import { textOf } from '../core/cells.ts';
import type { Slot } from '../core/keys.ts';
import type { Writer } from '../core/merge.ts';
import { mergeProjects, updatedAt } from '../core/merge.ts';
import { sheetOf, viewOf } from '../core/views.ts';
import type { Sheet } from '../core/views.ts';
import type { Project, Side } from '../core/model.ts';
import { firstSide, sideNamed } from '../core/parties.ts';
import { newId, newProject } from '../core/project.ts';
import { openStore } from '../core/store.ts';
import type { Change } from './session.ts';
import type { PageSession, Surroundings } from './page-session.ts';
import { persist } from './persist.ts';
import { startEach } from '../start.ts';
import { createUndoing } from './undoing.ts';

export function createSession(around: Surroundings): PageSession {
  const { list, storage, tab, shared, undo, flush } = around;
  const writer: Writer = { actor: newId(Math.random), now: Date.now };
  const store = openStore(() => storage, list);
  const items = new Map(
    list.sections.flatMap((section) => section.items.map((item) => [item.id, item])),
  );
  const listeners: ((change: Change) => void)[] = [];
  let side = sideNamed(list, tab.get('side'));
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
    startEach(
      listeners.map((listener, at) => [
        at,
        () => {
          listener({ items: changed });
        },
      ]),
      (_at, error) => {
        reportError(error);
      },
    );
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
    const ids = stored.ok
      ? stored.value.filter(({ heading }) => !heading.archived).map(({ id }) => id)
      : [];
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
    keep(next, () =>
      savedAt === undefined ? store.writeAll(next) : store.write(next, item, slot),
    );
    refreshItem(item);
    emit(item === '' ? [] : [item]);
  }

  function replace(next: Project): void {
    flush();
    gone = false;
    keep(next, () => store.writeAll(next));
    sheet = undefined;
    emit('all');
  }

  function setSide(next: Side | undefined): void {
    side = next;
    tab.set('side', next ?? '');
  }

  function leave(): void {
    tab.set('project', '');
    if (!openAny()) show(blank(), undefined);
  }

  const undoing = createUndoing(undo, store, writer, {
    flush,
    changed: () => {
      emit([]);
    },
    project: () => project,
    side: () => side,
    show: (next, former) => {
      setSide(former);
      replace(next);
    },
    leaveFor: (id, former) => {
      setSide(former);
      if (!open(id)) leave();
    },
  });

  openAny();
  return {
    ...undoing,
    list,
    store,
    writer,
    edit,
    open,
    project: () => project,
    sheet: () => (sheet ??= sheetOf(project, list)),
    side: () => side ?? firstSide(list),
    sideChosen: () => side !== undefined,
    setSide: (next) => {
      flush();
      setSide(next);
      emit('all');
    },
    replace,
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
      if (slot !== 'head' && storage.getItem(key) !== textOf(project, item, slot))
        store.write(project, item, slot);
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
      if (undo.get()?.after.id === id) undo.set(undefined);
    },
    leave,
    refresh: () => {
      emit([]);
    },
  };
}
