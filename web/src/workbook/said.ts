/** What a filled-in workbook says: the heading, and the answers of each side by item. */
import { canonical, cut } from '../core/canonical.ts';
import { LIMITS } from '../core/model.ts';
import type { ChecklistData, Side } from '../core/model.ts';
import type { Answered } from '../core/parties.ts';
import { BLANK } from '../core/project.ts';
import { say } from '../words.ts';
import { asText } from './cells.ts';
import type { Row } from './grid.ts';
import { attendeesLabel, columnsOf, HEAD, ITEM_ID, TEXT, TEXT_LIMITS } from './layout.ts';
import type { Column, Field } from './layout.ts';
import type { Table } from './table.ts';

type Said = Record<Field, string>;

/** What a side said of an item, under which version and wording. */
export type SaidThen = Said & { readonly version: string; readonly wording: string };
export type SaidBySide = ReadonlyMap<Side, Readonly<Record<string, SaidThen>>>;

export interface SaidHeading {
  readonly name: string;
  readonly meetingDate: string;
  readonly attendees: Readonly<Record<Side, string>>;
  readonly archived: boolean;
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

/** The answers in `table`, which was written under `version` of the list. */
export function saidIn(table: Table, list: ChecklistData, version: string): SaidBySide {
  const items = new Map(
    list.sections.flatMap((section) => section.items.map((item) => [item.id, item])),
  );
  const former = list.changes.flatMap(({ changes }) => changes.map(({ item }) => item));
  const columns = columnsOf(list);
  const said = new Map<Side, Record<string, SaidThen>>(list.parties.map(({ id }) => [id, {}]));
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
  return said;
}

/** The heading above the table. */
export function headingOf(table: Table, { parties }: Answered): SaidHeading {
  const { reader } = table;
  const attendees = parties.map(({ id, name }): [Side, string] => [
    id,
    reader.text(table.labelled(attendeesLabel(name)), LIMITS.attendees),
  ]);
  return {
    name: reader.text(table.labelled(HEAD.project), LIMITS.name),
    meetingDate: reader.date(table.labelled(HEAD.project, HEAD.secondValueAbove)),
    attendees: Object.fromEntries(attendees),
    archived: false,
  };
}
