/**
 * Reading a filled-in workbook back, as `guidance import` does: the answers by item id, as the text of
 * an answers file, and what was not understood. What cannot be read is reported, the rest is taken in.
 */
import { canonical, cut } from '../core/canonical.ts';
import { LIMITS } from '../core/model.ts';
import type { ChecklistData, Side } from '../core/model.ts';
import type { Answered } from '../core/parties.ts';
import { BLANK } from '../core/project.ts';
import { FORMAT, FORMAT_VERSION } from '../core/schema.ts';
import { asText } from './cells.ts';
import type { CellProblem } from './cells.ts';
import { attendeesLabel, columnsOf, HEAD, ITEM_ID, MARKS, neededOf } from './layout.ts';
import { TEXT, TEXT_LIMITS } from './layout.ts';
import type { Column, Field } from './layout.ts';
import { unpack, WorkbookError } from './open.ts';
import { findTable, markOf, savedAt } from './table.ts';
import type { Table } from './table.ts';
import type { Row } from './grid.ts';
import { say } from '../words.ts';

/** Older than every version, so that every changed item is asked for again. */
const UNKNOWN_VERSION = '0.0.0';
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export interface ReadWorkbook {
  /** The text of an answers file; undefined where nothing could be read. */
  readonly text: string | undefined;
  readonly problems: readonly CellProblem[];
}

type Said = Record<Field, string>;

/** A short name of a content, as `guidance import` gives it: the same answers loaded twice are the same. */
export function digestOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

function refused(code: string, message: string): ReadWorkbook {
  return { text: undefined, problems: [{ sheet: '', cell: '', code, message }] };
}

function answerOf(table: Table, row: Row, columns: readonly Column[]): Said {
  const { reader } = table;
  const said = (field: Field): string => {
    const title = columns.find((column) => column.field === field)?.title ?? '';
    const cell = table.cell(row, title);
    if (!cell) return BLANK[field];
    if (field === 'verdict') return reader.verdict(cell);
    const limit = TEXT_LIMITS[field];
    return limit === undefined ? reader.date(cell) : reader.text(cell, limit);
  };
  return {
    verdict: said('verdict'),
    reason: said('reason'),
    note: said('note'),
    assignee: said('assignee'),
    due: said('due'),
    confirmedBy: said('confirmedBy'),
    confirmedOn: said('confirmedOn'),
  };
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

/** The rows of known items by id, each once; every other row with content is reported. */
function rowsById(
  table: Table,
  columns: readonly Column[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, Row> {
  const { reader } = table;
  const rows = new Map<string, Row>();
  for (const row of table.rows) {
    const cell = table.cell(row, ITEM_ID);
    if (!cell) continue;
    const id = reader.text(cell, 1000).trim();
    const name = id.slice(0, 100);
    const former = rows.get(id);
    if (id === '') {
      const filled = columns.some(
        ({ side, title }) => side && table.cell(row, title)?.value !== undefined,
      );
      if (filled) reader.report(cell, 'missing-id', say('read.no-id'));
    } else if (!known.has(id)) {
      reader.report(cell, 'unknown-item', say('read.unknown-item', { id: name }));
    } else if (former) {
      reader.report(
        cell,
        'duplicate-item',
        say('read.second-item', { id: name, place: table.cell(former, ITEM_ID)?.place ?? '' }),
      );
    } else rows.set(id, row);
  }
  return rows;
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
    const [listId = '', marked = '', site = '', projectId = ''] = MARKS.map((name) =>
      markOf(parts, table, name),
    );
    if (listId === '') return refused('unknown-list', say('read.unknown-list'));
    if (listId !== list.list)
      return refused('wrong-list', say('read.wrong-list', { list: listId.slice(0, 100) }));
    const version = versionOf(table, marked, list);
    const items = new Map(
      list.sections.flatMap((section) => section.items.map((item) => [item.id, item])),
    );
    const former = list.changes.flatMap(({ changes }) => changes.map(({ item }) => item));
    const heading = { ...headingOf(table, list), archived: false };
    const columns = columnsOf(list);
    const said = new Map<Side, Record<string, Said & { version: string; wording: string }>>(
      list.parties.map((party) => [party.id, {}]),
    );
    for (const [id, row] of rowsById(table, columns, new Set([...items.keys(), ...former]))) {
      const current = version === list.version ? items.get(id)?.text : undefined;
      const typed = table.cell(row, TEXT)?.value;
      const wording = cut(current ?? asText(typed), LIMITS.wording);
      for (const [side, cells] of said) {
        const own = columns.filter((column) => column.side === side);
        const answer = answerOf(table, row, own);
        if (canonical(answer) !== canonical(BLANK)) cells[id] = { ...answer, version, wording };
      }
    }
    const digest = digestOf(canonical([heading, Object.fromEntries(said)]));
    const at = savedAt(parts, now);
    const stamp = { at, count: 1, actor: `xlsx${digest}`, seen: { [`xlsx${digest}`]: 1 } };
    const stamped = (cells: Readonly<Record<string, object>>): object =>
      Object.fromEntries(
        Object.entries(cells).map(([item, answer]) => [item, [{ ...answer, stamp }]]),
      );
    const file = {
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      list: {
        site: cut(site, LIMITS.name),
        id: list.list,
        title: cut(list.title, LIMITS.name),
        version: list.version,
        date: list.date,
      },
      project: {
        id: projectId.length <= 100 && ID.test(projectId) ? projectId : `xlsx-${digest}`,
        list: list.list,
        version,
        created: at,
        heading: [{ ...heading, stamp }],
        answers: Object.fromEntries([...said].map(([side, cells]) => [side, stamped(cells)])),
        agreed: {},
      },
    };
    return { text: canonical(file), problems: table.reader.problems };
  } catch (error) {
    if (error instanceof WorkbookError) return refused('unreadable', error.message);
    throw error;
  }
}

function headingOf(
  table: Table,
  { parties }: Answered,
): {
  name: string;
  meetingDate: string;
  attendees: Record<Side, string>;
} {
  const { reader } = table;
  const attendees = parties.map(({ id, name }): [Side, string] => [
    id,
    reader.text(table.labelled(attendeesLabel(name)), LIMITS.attendees),
  ]);
  return {
    name: reader.text(table.labelled(HEAD.project), LIMITS.name),
    meetingDate: reader.date(table.labelled(HEAD.project, HEAD.secondValueAbove)),
    attendees: Object.fromEntries(attendees),
  };
}
