/** The answers file: both formats are read, format 2 is written. */
import { canonical, cut, fail, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { converted, fileSchema as fileSchema1 } from './format-1.ts';
import { parseJson, validate } from './json.ts';
import type { JsonProblem } from './json.ts';
import { partyMeant, projectByParty } from './letters.ts';
import { join } from './merge.ts';
import { LIMITS } from './model.ts';
import type { Cells, ChecklistData, Project, Side, Stamped } from './model.ts';
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
