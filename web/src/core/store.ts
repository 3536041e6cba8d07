/**
 * Keeping projects in a browser's storage, one key a cell: tabs that edit different items both survive.
 *
 * Every write joins with what is stored, so edits of one item in two tabs converge as well. A project
 * exists while a head of it does. What format 1 stored is joined at each reading and stays until the
 * project is deleted: a page of an earlier version that is still open goes on writing it. The first
 * write to such a project stores all of it in format 2. Failures are results, never exceptions.
 */
import { fail, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { cellsOf, textOf } from './cells.ts';
import { HEAD, keysFor } from './keys.ts';
import type { CellName, Place } from './keys.ts';
import { mergeProjects } from './merge.ts';
import type { ChecklistData, Heading, Project } from './model.ts';
import { projectFrom, withTexts } from './stored.ts';
import type { FormerCell } from './take-back.ts';

/** The part of the Web Storage interface that is used; it cannot wipe what others stored. */
export type StorageLike = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;
/** `gone`: the project was deleted, for example in another tab; nothing was written. */
export type StoreProblem = 'blocked' | 'full' | 'gone';
export type Stored<T> = Result<T, StoreProblem>;
/** Keys and texts that a deletion removed. */
export type Undo = readonly (readonly [string, string])[];

export interface StoredProject {
  readonly id: string;
  readonly created: number;
  readonly heading: Heading;
}

export interface Store {
  /** All of the site, oldest first. */
  readonly projects: () => Stored<readonly StoredProject[]>;
  /** The whole project; undefined where there is none. Unreadable cells are left alone. */
  readonly read: (project: string) => Stored<Project | undefined>;
  /** Write one cell of `project`, joined with what is stored. */
  readonly write: (project: Project, cell: CellName) => Stored<Project>;
  /** `project` with what is stored under a key, as a storage event names it. */
  readonly absorb: (project: Project, key: string) => Stored<Project>;
  /** Write everything, creating the project if need be; nothing is changed where it does not fit. */
  readonly writeAll: (project: Project) => Stored<Project>;
  /** Delete exactly one project, or only its answers. */
  readonly remove: (project: string, only?: 'answers') => Stored<Undo>;
  /** Bring back what `remove` deleted, without undoing what was written since. */
  readonly restore: (undo: Undo) => Stored<undefined>;
  /** Put cells of a project back as they were, as if they had never changed; gives the project. */
  readonly putBack: (project: string, cells: readonly FormerCell[]) => Stored<Project | undefined>;
  readonly keyOf: (project: string, cell: CellName) => string;
  readonly placeOf: (key: string) => Place | undefined;
}

/** What the exception of a storage says. */
export function problemOf(error: unknown): 'blocked' | 'full' {
  const { name = '', code = 0 } = (error ?? {}) as { name?: string; code?: number };
  return /quota/i.test(name) || code === 22 || code === 1014 ? 'full' : 'blocked';
}

/** `access` may throw, as reading `window.localStorage` does where it is blocked. */
export function openStore(
  access: () => StorageLike,
  data: Pick<ChecklistData, 'site' | 'parties'>,
): Store {
  const { keyOf, placeOf, projectIn } = keysFor(data);

  function guarded<T>(work: (area: StorageLike) => Stored<T>): Stored<T> {
    try {
      return work(access());
    } catch (error) {
      return fail(problemOf(error));
    }
  }

  function entries(area: StorageLike, wanted: (key: string) => boolean): [string, string][] {
    const keys = Array.from({ length: area.length }, (_, i) => area.key(i) ?? '');
    return keys
      .filter(wanted)
      .sort()
      .map((key) => [key, area.getItem(key) ?? '']);
  }

  function entriesOf(area: StorageLike, id: string): [string, string][] {
    return entries(area, (key) => projectIn(key) === id);
  }

  const isHead = (key: string): boolean => placeOf(key)?.cell.kind === 'head';

  /** The project that keys and texts make up; undefined without a readable head. */
  function assemble(id: string, texts: Undo): Project | undefined {
    return projectFrom(
      id,
      data,
      texts.map(([key, text]) => [placeOf(key), text] as const),
    );
  }

  function load(area: StorageLike, id: string): Project | undefined {
    return assemble(id, entriesOf(area, id));
  }

  /** Set all texts, or put everything back as it was. */
  function setAll(area: StorageLike, texts: Undo): void {
    const before = texts.map(([key]) => [key, area.getItem(key)] as const);
    try {
      for (const [key, text] of texts) area.setItem(key, text);
    } catch (error) {
      for (const [key] of before) area.removeItem(key);
      for (const [key, text] of before) if (text !== null) area.setItem(key, text);
      throw error;
    }
  }

  function saveAll(area: StorageLike, project: Project): Project {
    const stored = load(area, project.id);
    const joined = stored ? mergeProjects(project, stored) : project;
    const merged = { ...joined, lists: { ...joined.lists, ...project.lists } };
    setAll(
      area,
      cellsOf(merged).map((cell) => [keyOf(merged.id, cell), textOf(merged, cell)]),
    );
    return merged;
  }

  return {
    keyOf,
    placeOf,
    projects: () =>
      guarded((area) => {
        const heads = new Map<string, [string, string][]>();
        for (const entry of entries(area, isHead)) {
          const id = projectIn(entry[0]) ?? '';
          heads.set(id, [...(heads.get(id) ?? []), entry]);
        }
        const found = [...heads].flatMap(([id, texts]): StoredProject[] => {
          const project = assemble(id, texts);
          return project ? [{ id, created: project.created, heading: project.heading[0] }] : [];
        });
        return succeed(found.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1)));
      }),
    read: (id) => guarded((area) => succeed(load(area, id))),
    write: (project, cell) =>
      guarded((area) => {
        if (area.getItem(keyOf(project.id, HEAD)) === null) {
          const former = entriesOf(area, project.id).some(([key]) => isHead(key));
          return former ? succeed(saveAll(area, project)) : fail('gone');
        }
        const key = keyOf(project.id, cell);
        // What the reader acknowledged is as the page has it, whatever another one knows.
        const texts = cell.kind === 'list' ? [] : ([[placeOf(key), area.getItem(key)]] as const);
        const joined = withTexts(data, project, texts);
        area.setItem(key, textOf(joined, cell));
        return succeed(joined);
      }),
    absorb: (project, key) =>
      guarded((area) => {
        const place = placeOf(key);
        return succeed(
          place?.project === project.id
            ? withTexts(data, project, [[place, area.getItem(key)]])
            : project,
        );
      }),
    putBack: (id, cells) =>
      guarded((area) => {
        const texts = cells.map(({ cell, text }) => [keyOf(id, cell), text] as const);
        // Removed first: another tab that shows the cell reads it anew instead of writing it back.
        for (const [key] of texts) area.removeItem(key);
        for (const [key, text] of texts) if (text !== undefined) area.setItem(key, text);
        return succeed(load(area, id));
      }),
    writeAll: (project) => guarded((area) => succeed(saveAll(area, project))),
    remove: (id, only) =>
      guarded((area) => {
        const undo = entriesOf(area, id).filter(([key]) => !only || !staysEmpty(placeOf(key)));
        // The head first: another tab that shows the project is to see it go, not to get empty.
        const [heads, cells] = [
          undo.filter(([key]) => isHead(key)),
          undo.filter(([key]) => !isHead(key)),
        ];
        for (const [key] of [...heads, ...cells]) area.removeItem(key);
        return succeed(undo);
      }),
    restore: (undo) =>
      guarded((area) => {
        const id = undo.map(([key]) => projectIn(key)).find(Boolean);
        if (id === undefined) return succeed(undefined);
        const heads = entriesOf(area, id).filter(([key]) => isHead(key));
        const project = assemble(id, [...undo, ...heads]);
        const missing = undo.filter(([key]) => area.getItem(key) === null);
        setAll(area, missing);
        if (project) saveAll(area, project);
        return succeed(undefined);
      }),
  };
}

/** True for what a project without answers has: its head, and what its reader acknowledged. */
function staysEmpty(place: Place | undefined): boolean {
  return place?.cell.kind === 'head' || place?.cell.kind === 'list';
}
