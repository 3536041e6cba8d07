/** The answers file: export, and an import that shows what it would change before it changes it. */
import { canonical, cut, fail, own, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { partyMeant, projectByParty } from './letters.ts';
import { adopt, alternativesOf, contentOf, join, mergeProjects } from './merge.ts';
import { LIMITS } from './model.ts';
import type {
  Agreement,
  Answer,
  ChecklistData,
  Project,
  Side,
  Stamped,
  Versions,
} from './model.ts';
import type { Answered } from './parties.ts';
import { FORMAT, FORMAT_VERSION, answersFileSchema, parseJson, validate } from './schema.ts';
import type { AnswersFile, JsonProblem } from './schema.ts';
import { say } from '../words.ts';

export const MAX_FILE_BYTES = 1024 * 1024;

export interface ImportProblem {
  readonly code:
    | JsonProblem['code']
    | 'too-large'
    | 'not-ours'
    | 'newer-format'
    | 'wrong-list'
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

/** The file's text: equal projects give equal bytes. */
export function exportProject(project: Project, list: ChecklistData): string {
  const { site, title, version, date } = list;
  const file = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    list: {
      site: cut(site, LIMITS.name),
      id: list.list,
      title: cut(title, LIMITS.name),
      version,
      date,
    },
    project,
  };
  return `${canonical(file)}\n`;
}

function normalRecord<T extends Stamped>(
  cells: Readonly<Record<string, Versions<T>>>,
): Record<string, Versions<T>> {
  return Object.fromEntries(Object.entries(cells).map(([item, cell]) => [item, join(cell)]));
}

function normal(project: Project): Project {
  return {
    ...project,
    heading: join(project.heading),
    answers: Object.fromEntries(
      Object.entries(project.answers).map(([side, cells]) => [side, normalRecord(cells)]),
    ),
    agreed: normalRecord(project.agreed),
  };
}

export interface ImportedFile {
  readonly list: AnswersFile['list'];
  readonly project: Project;
}

/** What a file is read for. */
export type ReadFor = Answered & Pick<ChecklistData, 'list'>;

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
  const file = validate(answersFileSchema, parsed.value);
  if (!file.ok) return file;
  const { list, project } = file.value;
  if (list.id !== here.list || project.list !== here.list) {
    return fail({
      code: 'wrong-list',
      message: say('file.wrong-list', { list: list.title }),
    });
  }
  const stranger = Object.keys(project.answers).find((name) => !partyMeant(here, name));
  if (stranger !== undefined) {
    return fail({
      code: 'wrong-parties',
      message: say('file.wrong-parties', { party: stranger }),
    });
  }
  return succeed({ list, project: projectByParty(here, normal(project)) });
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
  ours: Readonly<Record<string, Versions<T>>>,
  theirs: Readonly<Record<string, Versions<T>>>,
  merged: Readonly<Record<string, Versions<T>>>,
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
