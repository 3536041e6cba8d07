/**
 * Reading a filled-in workbook back, as `guidance import` does: the answers by item id, as the text of
 * an answers file, and what was not understood. What cannot be read is reported, the rest is taken in.
 */
import type { ChecklistData } from '../core/model.ts';
import { answersText } from './answers-text.ts';
import type { CellProblem } from './cells.ts';
import { MARKS, neededOf } from './layout.ts';
import { unpack, WorkbookError } from './open.ts';
import { headingOf, saidIn } from './said.ts';
import { findTable, markOf, savedAt } from './table.ts';
import type { Table } from './table.ts';
import { say } from '../words.ts';

/** Older than every version, so that every changed item is asked for again. */
const UNKNOWN_VERSION = '0.0.0';

export interface ReadWorkbook {
  /** The text of an answers file; undefined where nothing could be read. */
  readonly text: string | undefined;
  readonly problems: readonly CellProblem[];
}

function refused(code: string, message: string): ReadWorkbook {
  return { text: undefined, problems: [{ sheet: '', cell: '', code, message }] };
}

function versionOf(table: Table, version: string, list: ChecklistData): string {
  const cell = table.labelled('guidance-version');
  if (!/^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(version)) {
    table.reader.report(cell, 'unknown-version', say('read.unknown-version'));
    return UNKNOWN_VERSION;
  }
  if (version !== list.version) {
    table.reader.report(
      cell,
      'other-version',
      say('read.other-version', { version, current: list.version }),
    );
  }
  return version;
}

/** The answers in the workbook `content` to `list`. */
export function readWorkbook(content: Uint8Array, list: ChecklistData, now: number): ReadWorkbook {
  try {
    const parts = unpack(content);
    const table = findTable(parts, list);
    if (!table)
      return refused(
        'no-table',
        say('read.no-table', {
          columns: neededOf(list)
            .map((text) => say('quoted', { text }))
            .join(say('quoted.separator')),
        }),
      );
    const [listId = '', marked = '', site = '', project = ''] = MARKS.map((name) =>
      markOf(parts, table, name),
    );
    if (listId === '') return refused('unknown-list', say('read.unknown-list'));
    if (listId !== list.list)
      return refused('wrong-list', say('read.wrong-list', { list: listId.slice(0, 100) }));
    const version = versionOf(table, marked, list);
    const heading = headingOf(table, list);
    const said = saidIn(table, list, version);
    const at = savedAt(parts, now);
    return {
      text: answersText(list, { site, project, version, at, heading, said }),
      problems: table.reader.problems,
    };
  } catch (error) {
    if (error instanceof WorkbookError) return refused('unreadable', error.message);
    throw error;
  }
}
