/** The session behind the bindings: its parts put together. */
import type { Writer } from '../core/merge.ts';
import { itemsOf } from '../core/items.ts';
import { firstSide, sideNamed } from '../core/parties.ts';
import type { Side } from '../core/model.ts';
import { newId } from '../core/project.ts';
import { openStore } from '../core/store.ts';
import { startEach } from '../start.ts';
import { chosenProject } from './chosen-project.ts';
import { following } from './following.ts';
import { keepProject } from './kept-project.ts';
import type { Change } from './session.ts';
import type { PageSession, Surroundings } from './page-session.ts';
import { createUndoing } from './undoing.ts';

export function createSession(around: Surroundings): PageSession {
  const { list, storage, tab, shared, former, undo, flush } = around;
  const writer: Writer = { actor: newId(Math.random), now: Date.now };
  const store = openStore(() => storage, list);
  const listeners: ((change: Change) => void)[] = [];
  let side = sideNamed(list, tab.get('side') || former.get('side'));

  /** One listener that throws leaves the others alive. */
  function emit(items: Change['items']): void {
    startEach(
      listeners.map((listener, at) => [
        at,
        () => {
          listener({ items });
        },
      ]),
      (_at, error) => {
        reportError(error);
      },
    );
  }

  function refresh(): void {
    emit([]);
  }

  const chosen = chosenProject(list, store, tab, former);
  const kept = keepProject(list, store, writer, chosen.shows, emit);

  function setSide(next: Side | undefined): void {
    side = next;
    tab.set('side', next ?? '');
    if (next === undefined) former.set('side', '');
  }

  function openAny(): void {
    if (!chosen.candidates().some(kept.open)) kept.begin();
  }

  function leave(): void {
    chosen.shows('');
    openAny();
  }

  function exportedAt(): number {
    const name = `exported-${kept.project().id}`;
    const times = [shared, former].map((settings) => Number(settings.get(name)) || 0);
    return Math.max(...times) || kept.project().created;
  }

  const undoing = createUndoing(undo, store, writer, {
    flush,
    changed: refresh,
    project: kept.project,
    side: () => side,
    show: (next, formerSide) => {
      setSide(formerSide);
      flush();
      kept.replace(next);
    },
    leaveFor: (id, formerSide) => {
      setSide(formerSide);
      flush();
      if (!kept.open(id)) leave();
    },
  });

  openAny();
  return {
    ...undoing,
    ...following(kept, store, storage, writer, flush, refresh),
    list,
    store,
    writer,
    project: kept.project,
    sheet: kept.sheet,
    savedAt: kept.savedAt,
    edit: kept.edit,
    open: (id) => {
      flush();
      if (kept.open(id)) chosen.decided();
    },
    replace: (next) => {
      flush();
      if (next.id !== kept.project().id) chosen.decided();
      kept.replace(next);
    },
    side: () => side ?? firstSide(list),
    sideChosen: () => side !== undefined,
    setSide: (next) => {
      flush();
      setSide(next);
      emit('all');
    },
    problem: () => (kept.isGone() ? 'gone' : storage.problem()),
    exported: () => {
      shared.set(`exported-${kept.project().id}`, String(writer.now()));
      refresh();
    },
    exportedAt,
    listen: (listener) => {
      listeners.push(listener);
    },
    announce: around.announce,
    itemOf: (id) => itemsOf(list).get(id),
    forget: (id) => {
      for (const settings of [shared, former]) settings.set(`exported-${id}`, '');
      if (undo.get()?.after.id === id) undo.set(undefined);
    },
    leave,
    refresh,
  };
}
