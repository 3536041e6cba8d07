/** The answers file: export, and an import that shows what it would change before it changes it. */
import { canonical, cut, fail, own, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { converted, fileSchema as fileSchema1 } from './format-1.ts';
import { parseJson, validate } from './json.ts';
import type { JsonProblem } from './json.ts';
import { partyMeant, projectByParty } from './letters.ts';
import { adopt, alternativesOf, contentOf, join, mergeProjects } from './merge.ts';
import { LIMITS } from './model.ts';
import type { Agreement, Answer, Cells, ChecklistData, Project, Side, Stamped } from './model.ts';
import { sideNamed } from './parties.ts';
import { concerns } from './reach.ts';
import { FORMAT, FORMAT_VERSION, sharedFileSchema, wholeFileSchema } from './schema.ts';
import { say } from '../words.ts';

export const MAX_FILE_BYTES = 1024 * 1024;

export interface ImportProblem {
  readonly code:
    | JsonProblem['code']
    | 'too-large'
    | 'not-ours'
    | 'newer-format'
    | 'wrong-site'
    | 'wrong-parties';
  /** For the reader. */
  readonly message: string;
}

export const TOO_LARGE: ImportProblem = {
  code: 'too-large',
  message: say('file.too-large'),
};

/** True where a text fits into a file that an import accepts. */
export function fitsFile(text: string): boolean {
  return text.length <= MAX_FILE_BYTES && new TextEncoder().encode(text).length <= MAX_FILE_BYTES;
}

/**
 * The file's text: equal projects give equal bytes. It holds memos for `oneself` alone.
 */
export function exportProject(
  project: Project,
  { site }: Pick<ChecklistData, 'site'>,
  reader: 'others' | 'oneself' = 'others',
): string {
  const { memos, ...shared } = project;
  const file = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    site: cut(site, LIMITS.name),
    contains: { memos: reader === 'oneself' },
    project: reader === 'oneself' ? { ...shared, memos } : shared,
  };
  return `${canonical(file)}\n`;
}

function normalCells<T extends Stamped>(cells: Cells<T>): Cells<T> {
  return Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, join(cell)]));
}

function normalSides<T extends Stamped>(
  sides: Readonly<Record<Side, Cells<T>>>,
): Readonly<Record<Side, Cells<T>>> {
  return Object.fromEntries(
    Object.entries(sides).map(([side, cells]) => [side, normalCells(cells)]),
  );
}

/** As storage gives them back: a side without any has no place. */
function withoutEmpty<T extends object>(
  sides: Readonly<Record<Side, T>>,
): Readonly<Record<Side, T>> {
  return Object.fromEntries(
    Object.entries(sides).filter(([, cells]) => Object.keys(cells).length > 0),
  );
}

function normal(project: Project): Project {
  return {
    ...project,
    heading: join(project.heading),
    answers: normalSides(project.answers),
    agreed: normalCells(project.agreed),
    memos: withoutEmpty(normalSides(project.memos)),
    relevance: normalCells(project.relevance),
    kept: normalCells(project.kept),
  };
}

export interface ImportedFile {
  readonly site: string;
  readonly project: Project;
}

/** What a file is read for. */
export type ReadFor = Pick<ChecklistData, 'site' | 'list' | 'parties' | 'sections'>;

interface ReadFile extends ImportedFile {
  /** The party that a name in the file stands for. */
  readonly meant: (name: string) => Side | undefined;
}

/** The file as format 2 has it, whichever it is of. */
function read(value: unknown, here: ReadFor): Result<ReadFile, ImportProblem> {
  const { formatVersion, contains } = value as {
    readonly formatVersion?: unknown;
    readonly contains?: { readonly memos?: unknown } | null;
  };
  if (formatVersion === 1) {
    const file = validate(fileSchema1, value);
    if (!file.ok) return file;
    const { list, project } = file.value;
    return succeed({
      site: list.site,
      project: converted(project),
      meant: (name) => partyMeant(here, name),
    });
  }
  const meant = (name: string): Side | undefined => sideNamed(here, name);
  if (contains?.memos === true) {
    const file = validate(wholeFileSchema, value);
    return file.ok ? succeed({ site: file.value.site, project: file.value.project, meant }) : file;
  }
  const file = validate(sharedFileSchema, value);
  if (!file.ok) return file;
  return succeed({ site: file.value.site, project: { ...file.value.project, memos: {} }, meant });
}

/** Read a file for a list and its parties; nothing is stored by this. */
export function importProject(text: string, here: ReadFor): Result<ImportedFile, ImportProblem> {
  if (!fitsFile(text)) return fail(TOO_LARGE);
  const parsed = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!parsed.ok) return parsed;
  const { format, formatVersion } = (parsed.value ?? {}) as {
    format?: unknown;
    formatVersion?: unknown;
  };
  if (format !== FORMAT) {
    return fail({
      code: 'not-ours',
      message: say('file.not-ours'),
    });
  }
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION) {
    return fail({
      code: 'newer-format',
      message: say('file.newer', { format: formatVersion, known: FORMAT_VERSION }),
    });
  }
  const file = read(parsed.value, here);
  if (!file.ok) return file;
  const { site, project, meant } = file.value;
  // A site may have been renamed since: what is of the list is read all the same.
  if (site !== cut(here.site, LIMITS.name) && !concerns(project, here)) {
    return fail({
      code: 'wrong-site',
      message: say('file.wrong-site', { site }),
    });
  }
  const stranger = [...Object.keys(project.answers), ...Object.keys(project.memos)].find(
    (name) => !meant(name),
  );
  if (stranger !== undefined) {
    return fail({
      code: 'wrong-parties',
      message: say('file.wrong-parties', { party: stranger }),
    });
  }
  return succeed({ site, project: projectByParty(here, normal(project)) });
}

/**
 * `added`: we had nothing; `updated`: theirs replaces ours; `conflict`: the newer stands, both are
 * kept; `older`: ours was written knowing theirs, and stands.
 */
export interface ImportChange {
  readonly item: string;
  readonly side: Side | 'agreed';
  readonly kind: 'added' | 'updated' | 'conflict' | 'older';
  readonly ours: Answer | Agreement | undefined;
  readonly theirs: Answer | Agreement;
  /** What stands after the import. */
  readonly result: Answer | Agreement;
}

export interface ImportDiff {
  readonly changes: readonly ImportChange[];
  /** What to store once the reader agrees. */
  readonly merged: Project;
}

function changesOf<T extends Answer | Agreement>(
  side: Side | 'agreed',
  ours: Cells<T>,
  theirs: Cells<T>,
  merged: Cells<T>,
): ImportChange[] {
  return Object.entries(theirs).flatMap(([item, [their]]): ImportChange[] => {
    const after = own(merged, item);
    if (!after) return [];
    const before = own(ours, item);
    const change = { item, side, ours: before?.[0], theirs: their, result: after[0] };
    if (!before) return [{ ...change, kind: 'added' }];
    const known = new Set(before.map(contentOf));
    const conflict = [after[0], ...alternativesOf(after)].some(
      (value) => !known.has(contentOf(value)),
    );
    if (!conflict) {
      if (contentOf(before[0]) !== contentOf(after[0])) return [{ ...change, kind: 'updated' }];
      return known.has(contentOf(their)) ? [] : [{ ...change, kind: 'older' }];
    }
    return [{ ...change, kind: alternativesOf(after).length > 0 ? 'conflict' : 'updated' }];
  });
}

/** What an import would do to `ours`, item by item. */
export function importDiff(ours: Project, theirs: Project): ImportDiff {
  const incoming = adopt(theirs, ours);
  const merged = mergeProjects(ours, incoming);
  return {
    changes: [
      ...Object.entries(incoming.answers).flatMap(([side, answers]) =>
        changesOf(side, own(ours.answers, side) ?? {}, answers, own(merged.answers, side) ?? {}),
      ),
      ...changesOf('agreed', ours.agreed, incoming.agreed, merged.agreed),
    ],
    merged,
  };
}
