/**
 * Keeping projects in a browser's storage, one key a cell: tabs that edit different items both survive.
 *
 * Every write joins with what is stored, so edits of one item in two tabs converge as well. A project
 * exists while its head does. Failures are results, never exceptions.
 */
import { fail, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { projectOf, textOf, withTexts } from './cells.ts';
import { keysFor } from './keys.ts';
import type { Place, Slot } from './keys.ts';
import { mergeProjects } from './merge.ts';
import type { ChecklistData, Heading, Project } from './model.ts';
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
  readonly version: string;
  readonly created: number;
  readonly heading: Heading;
}

export interface Store {
  /** Oldest first. */
  readonly projects: () => Stored<readonly StoredProject[]>;
  /** The whole project; undefined where there is none. Unreadable cells are left alone. */
  readonly read: (project: string) => Stored<Project | undefined>;
  /** Write one cell of `project`, or its head (item '', slot 'head'), joined with what is stored. */
  readonly write: (project: Project, item: string, slot: Slot) => Stored<Project>;
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
  data: Pick<ChecklistData, 'site' | 'list' | 'parties'>,
): Store {
  const { prefix, keyOf, placeOf } = keysFor(data);

  function guarded<T>(work: (area: StorageLike) => Stored<T>): Stored<T> {
    try {
      return work(access());
    } catch (error) {
      return fail(problemOf(error));
    }
  }

  function entries(area: StorageLike, start: string): [string, string][] {
    const keys = Array.from({ length: area.length }, (_, i) => area.key(i) ?? '');
    return keys
      .filter((key) => key.startsWith(start))
      .sort()
      .map((key) => [key, area.getItem(key) ?? '']);
  }

  const headKey = (project: string): string => keyOf({ project, item: '', slot: 'head' });

  /** The project that a head and cells make up; undefined without a readable head. */
  function assemble(id: string, head: string | null, cells: Undo): Project | undefined {
    const frame = projectOf(id, data, head);
    const places = cells.map(([key, text]) => [placeOf(key), text] as const);
    return (
      frame &&
      withTexts(
        data,
        frame,
        places.filter(([place]) => place?.project === id && place.slot !== 'head'),
      )
    );
  }

  function load(area: StorageLike, id: string): Project | undefined {
    return assemble(id, area.getItem(headKey(id)), entries(area, prefix(id)));
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
    const merged = stored
      ? { ...mergeProjects(project, stored), version: project.version }
      : project;
    const places: [string, Slot][] = [
      ['', 'head'],
      ...Object.entries(merged.answers).flatMap(([side, answers]) =>
        Object.keys(answers).map((item): [string, Slot] => [item, side]),
      ),
      ...Object.keys(merged.agreed).map((item): [string, Slot] => [item, 'agreed']),
    ];
    setAll(
      area,
      places.map(([item, slot]) => [
        keyOf({ project: merged.id, item, slot }),
        textOf(merged, item, slot),
      ]),
    );
    return merged;
  }

  return {
    placeOf,
    projects: () =>
      guarded((area) => {
        const found = entries(area, prefix()).flatMap(([key, text]): StoredProject[] => {
          const place = placeOf(key);
          const project = place?.slot === 'head' ? projectOf(place.project, data, text) : undefined;
          if (!project) return [];
          const { id, version, created, heading } = project;
          return [{ id, version, created, heading: heading[0] }];
        });
        return succeed(found.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1)));
      }),
    read: (id) => guarded((area) => succeed(load(area, id))),
    write: (project, item, slot) =>
      guarded((area) => {
        if (area.getItem(headKey(project.id)) === null) return fail('gone');
        const place = { project: project.id, item, slot };
        const joined = withTexts(data, project, [[place, area.getItem(keyOf(place))]]);
        area.setItem(keyOf(place), textOf(joined, item, slot));
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
        const texts = cells.map(
          ({ item, slot, text }) => [keyOf({ project: id, item, slot }), text] as const,
        );
        // Removed first: another tab that shows the cell reads it anew instead of writing it back.
        for (const [key] of texts) area.removeItem(key);
        for (const [key, text] of texts) if (text !== undefined) area.setItem(key, text);
        return succeed(load(area, id));
      }),
    writeAll: (project) => guarded((area) => succeed(saveAll(area, project))),
    remove: (id, only) =>
      guarded((area) => {
        const undo = entries(area, prefix(id)).filter(([key]) => !only || key !== headKey(id));
        for (const [key] of undo) area.removeItem(key);
        return succeed(undo);
      }),
    restore: (undo) =>
      guarded((area) => {
        const id = undo.map(([key]) => placeOf(key)?.project).find(Boolean);
        if (id === undefined) return succeed(undefined);
        const head = undo.find(([key]) => key === headKey(id))?.[1] ?? area.getItem(headKey(id));
        const project = assemble(id, head, undo);
        const missing = undo.filter(([key]) => area.getItem(key) === null);
        setAll(area, missing);
        if (project) saveAll(area, project);
        return succeed(undefined);
      }),
  };
}
