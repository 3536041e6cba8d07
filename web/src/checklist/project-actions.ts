/** What can be done to the projects of a site: made, renamed, copied, archived, deleted, brought back. */
import { HEAD } from '../core/keys.ts';
import { duplicateProject, newId, newProject, setHeading } from '../core/project.ts';
import type { HeadingPatch } from '../core/project.ts';
import { answersTo } from '../core/reach.ts';
import type { StoredProject, Undo } from '../core/store.ts';
import type { PageSession } from './page-session.ts';
import { say } from '../words.ts';

/** What a deletion took away; kept in memory until the page closes. */
export interface Deletion {
  readonly id: string;
  readonly name: string;
  readonly only: 'answers' | undefined;
  readonly undo: Undo;
  /** How many records of it were found in the storage afterwards. */
  readonly left: number;
}

export interface ProjectActions {
  /** Oldest first. */
  readonly all: () => readonly StoredProject[];
  /** How many answers a project has to this list, and how many to others of the site. */
  readonly reach: (id: string) => Reach;
  readonly create: (name: string) => void;
  readonly change: (id: string, patch: HeadingPatch) => void;
  readonly duplicate: (id: string, name: string) => void;
  /** Delete a project, or only its answers. */
  readonly remove: (id: string, only?: 'answers') => Deletion;
  readonly restore: (deletion: Deletion) => void;
}

export type Reach = ReturnType<typeof answersTo>;

export function titleOf(name: string): string {
  return name.trim() || say('projects.untitled');
}

export function projectActions(session: PageSession): ProjectActions {
  const { list, store, writer } = session;

  function stored(id: string): ReturnType<typeof session.project> | undefined {
    if (id === session.project().id) return session.project();
    const found = store.read(id);
    return found.ok ? found.value : undefined;
  }

  function all(): readonly StoredProject[] {
    const found = store.projects();
    return found.ok ? found.value : [];
  }

  return {
    all,
    reach: (id) => {
      const project = stored(id);
      return project ? answersTo(project, list) : { here: 0, elsewhere: 0 };
    },
    create: (name) => {
      session.replace(newProject(newId(Math.random), list, { name }, writer));
    },
    change: (id, patch) => {
      const project = stored(id);
      if (!project) return;
      const next = setHeading(project, patch, writer);
      if (id === session.project().id) session.edit(next, HEAD);
      else {
        store.write(next, HEAD);
        session.refresh();
      }
    },
    duplicate: (id, name) => {
      const project = stored(id);
      if (project) session.replace(duplicateProject(project, newId(Math.random), name, writer));
    },
    remove: (id, only) => {
      const name = titleOf(stored(id)?.heading[0].name ?? '');
      const removed = store.remove(id, only);
      const again = only ? undefined : store.remove(id);
      if (!only) session.forget(id);
      const current = id === session.project().id;
      if (current && only) session.resync();
      else if (current) session.leave();
      else session.refresh();
      return {
        id,
        name,
        only,
        undo: removed.ok ? removed.value : [],
        left: again?.ok ? again.value.length : 0,
      };
    },
    restore: ({ id, undo, only }) => {
      store.restore(undo);
      if (only && id === session.project().id) session.resync();
      else session.open(id);
    },
  };
}
