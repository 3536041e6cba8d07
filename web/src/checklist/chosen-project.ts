/** Which project a page opens with: the one that its reader chose last, on whatever list. */
import type { ChecklistData } from '../core/model.ts';
import { concerns } from '../core/reach.ts';
import type { Store } from '../core/store.ts';
import type { Settings } from './settings.ts';

const NAME = 'project';

export interface ChosenProject {
  /** The ids to try, the best first. */
  readonly candidates: () => readonly string[];
  /** Note what the page shows; empty where that is stored nowhere. */
  readonly shows: (id: string) => void;
  /** Note that the reader chose for this list what it shows. */
  readonly decided: () => void;
}

/** `tab` is kept for the site, `former` by earlier versions for each list, which had own projects. */
export function chosenProject(
  list: ChecklistData,
  store: Store,
  tab: Settings,
  former: Settings,
): ChosenProject {
  function isOfList(id: string): boolean {
    const stored = store.read(id);
    return stored.ok && stored.value !== undefined && concerns(stored.value, list);
  }

  function newestFirst(): readonly string[] {
    const stored = store.projects();
    const open = stored.ok ? stored.value.filter(({ heading }) => !heading.archived) : [];
    return open.map(({ id }) => id).reverse();
  }

  return {
    candidates: () => {
      const [last, before] = [tab.get(NAME), former.get(NAME)];
      // Until the reader decides, a list goes on with the project that an earlier version showed.
      const goesOn = before !== last && isOfList(before) && !isOfList(last);
      const known = goesOn ? [before, last] : [last, before];
      if (known.some((id) => id !== '')) return [...known, ...newestFirst()];
      const others = newestFirst();
      return [...others.filter(isOfList), ...others];
    },
    shows: (id) => {
      tab.set(NAME, id);
    },
    decided: () => {
      former.set(NAME, '');
    },
  };
}
