/** Following what other tabs store and remove. */
import { textOf } from '../core/cells.ts';
import { HEAD } from '../core/keys.ts';
import type { Place } from '../core/keys.ts';
import { mergeProjects, updatedAt } from '../core/merge.ts';
import type { Writer } from '../core/merge.ts';
import type { Store } from '../core/store.ts';
import type { KeepingStorage } from './keeping-storage.ts';
import type { KeptProject } from './kept-project.ts';
import type { PageSession } from './page-session.ts';

/** `others` hears that projects other than the one shown changed. */
export function following(
  kept: KeptProject,
  store: Store,
  storage: KeepingStorage,
  writer: Writer,
  flush: () => void,
  others: () => void,
): Pick<PageSession, 'absorb' | 'resync'> {
  function another(id: string): void {
    flush();
    // A tab in which nothing was done yet follows the project that another one made.
    if (kept.savedAt() !== undefined || !kept.open(id)) others();
  }

  /** The project came back: what was typed here meanwhile joins it. */
  function comeBack(): void {
    const ours = kept.project();
    const back = kept.read(ours.id);
    if (!back) return;
    const joined = mergeProjects(ours, back);
    kept.show({ ...joined, lists: { ...joined.lists, ...ours.lists } }, writer.now());
    store.writeAll(kept.project());
  }

  /** False for a project that nobody has edited since format 1, and that only is looked at here. */
  function isOfNow({ project, former }: Place): boolean {
    return former === undefined || storage.getItem(store.keyOf(project, HEAD)) !== null;
  }

  return {
    absorb: (key) => {
      const place = store.placeOf(key);
      if (place?.project !== kept.project().id) {
        if (place?.cell.kind === 'head') another(place.project);
        return;
      }
      flush();
      if (kept.isGone()) {
        comeBack();
        return;
      }
      storage.forget(key);
      const { cell } = place;
      const joined = store.absorb(kept.project(), key);
      const project = joined.ok ? joined.value : kept.project();
      // A value that the other tab did not know of goes back, so that all tabs end up with the same.
      const isValue = cell.kind !== 'head' && cell.kind !== 'list';
      const stored = storage.getItem(store.keyOf(project.id, cell));
      if (isValue && isOfNow(place) && stored !== textOf(project, cell)) store.write(project, cell);
      kept.follow(project, cell);
    },
    resync: () => {
      flush();
      const fresh = kept.read(kept.project().id);
      if (fresh) kept.show(fresh, updatedAt(fresh));
      else kept.lose();
    },
  };
}
