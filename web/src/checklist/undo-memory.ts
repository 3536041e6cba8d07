/** The last change of many answers at once: it can be undone until the tab closes. */
import { exportProject, importProject } from '../core/file.ts';
import type { ChecklistData, Project, Side } from '../core/model.ts';
import { sideNamed } from '../core/parties.ts';

export interface LastChange {
  /** What was done, as its undoing is called. */
  readonly what: string;
  readonly before: Project;
  readonly after: Project;
  /** The side that was filled in before. */
  readonly side: Side | undefined;
}

export interface UndoMemory {
  readonly get: () => LastChange | undefined;
  readonly set: (change: LastChange | undefined) => void;
}

/** `area` may throw or be full: then the change is known until the page is left. */
export function undoMemory(area: () => Storage, list: ChecklistData): UndoMemory {
  const key = `guidance-undo:${[list.site, list.list].map(encodeURIComponent).join(':')}`;
  let held: LastChange | undefined;

  function read(): LastChange | undefined {
    try {
      const stored = area().getItem(key) ?? '[]';
      const [what, side, ...texts] = JSON.parse(stored) as readonly (string | null)[];
      const [before, after] = texts.map((text) => importProject(text ?? '', list));
      if (!what || !before?.ok || !after?.ok) return undefined;
      return {
        what,
        before: before.value.project,
        after: after.value.project,
        side: sideNamed(list, side ?? null),
      };
    } catch {
      return undefined;
    }
  }

  return {
    get: () => (held ??= read()),
    set: (change) => {
      held = change;
      try {
        area().removeItem(key);
        if (!change) return;
        const { what, side, before, after } = change;
        const texts = [before, after].map((project) => exportProject(project, list, 'oneself'));
        area().setItem(key, JSON.stringify([what, side ?? '', ...texts]));
      } catch {
        // Known until the page is left.
      }
    },
  };
}
