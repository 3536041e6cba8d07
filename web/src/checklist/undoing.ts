/** Taking back the last change of many answers at once: an import, a move to the other side. */
import { canonical } from '../core/canonical.ts';
import type { Writer } from '../core/merge.ts';
import type { Project, Side } from '../core/model.ts';
import type { Store } from '../core/store.ts';
import { formerCells, headingStands, withFormerHead } from '../core/take-back.ts';
import type { Session } from './session.ts';
import type { LastChange, UndoMemory } from './undo-memory.ts';

/** What undoing needs of the page: what it shows, and how to show something else. */
interface Shown {
  /** Save what is being typed. */
  readonly flush: () => void;
  readonly changed: () => void;
  readonly project: () => Project;
  readonly side: () => Side | undefined;
  readonly show: (project: Project, side: Side | undefined) => void;
  /** Open another project, or any where it is gone. */
  readonly leaveFor: (id: string, side: Side | undefined) => void;
}

/** True where taking the change back would still change anything. */
function stands(now: Project, { before, after }: LastChange): boolean {
  if (now.id !== after.id) return false;
  // A project that was opened from a file is closed again only while nothing was done in it.
  if (before.id !== after.id) return canonical(now) === canonical(after);
  return formerCells(now, before, after).length > 0 || headingStands(now, before, after);
}

export function createUndoing(
  memory: UndoMemory,
  store: Store,
  writer: Writer,
  page: Shown,
): Pick<Session, 'undoably' | 'undoable' | 'takeBack'> {
  function back({ before, after, side }: LastChange): void {
    if (before.id !== after.id) {
      store.remove(after.id);
      page.leaveFor(before.id, side);
      return;
    }
    const now = page.project();
    const stored = store.putBack(after.id, formerCells(now, before, after));
    const former = (stored.ok ? stored.value : undefined) ?? now;
    page.show(withFormerHead(former, before, after, writer), side);
  }

  return {
    undoably: (what, work) => {
      page.flush();
      const [before, side] = [page.project(), page.side()];
      work();
      memory.set({ what, before, after: page.project(), side });
      page.changed();
    },
    undoable: () => {
      const last = memory.get();
      return last && stands(page.project(), last) ? last.what : undefined;
    },
    takeBack: () => {
      page.flush();
      const last = memory.get();
      memory.set(undefined);
      if (last && stands(page.project(), last)) back(last);
    },
  };
}
