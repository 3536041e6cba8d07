/** The sheet of a filled-in workbook that holds the answers: where its head and its columns are. */
import { CellReader } from './cells.ts';
import { bookOf, gridOf, MAX_ROWS } from './grid.ts';
import type { RawCell, Row } from './grid.ts';
import { columnsOf, HEAD, neededOf, NUMBER, titleKey } from './layout.ts';
import { all, parsePart, sheetParts } from './open.ts';
import type { Parts } from './open.ts';
import type { Answered } from '../core/parties.ts';
import { say } from '../words.ts';

const MAX_HEADER_ROW = 60;
const NOWHERE: RawCell = { place: '', value: undefined, isError: false, isUncalculated: false };

export class Table {
  readonly reader: CellReader;
  readonly rows: readonly Row[];
  private readonly head: readonly Row[];
  private readonly columns: ReadonlyMap<string, number>;

  constructor(
    reader: CellReader,
    head: readonly Row[],
    columns: ReadonlyMap<string, number>,
    rows: readonly Row[],
  ) {
    this.reader = reader;
    this.head = head;
    this.columns = columns;
    this.rows = rows;
  }

  /** The cell of a row under a column's title; undefined where the table lacks the column. */
  cell(row: Row, title: string): RawCell | undefined {
    const at = this.columns.get(titleKey(title));
    return at === undefined ? undefined : row[at];
  }

  /**
   * The value in the head's row with a label: it stands above the table's own column.
   *
   * So it is found where a person inserted rows or columns.
   */
  labelled(label: string, above: string = HEAD.valueAbove): RawCell {
    const row = this.head.find(
      (one) => titleKey(this.cell(one, NUMBER)?.value) === titleKey(label),
    );
    return (row && this.cell(row, above)) ?? NOWHERE;
  }
}

function tableOf(
  titles: readonly string[],
  sheet: string,
  head: readonly Row[],
  header: Row,
  rows: readonly Row[],
): Table {
  const reader = new CellReader(sheet);
  const known = new Map(titles.map((title) => [titleKey(title), title]));
  const columns = new Map<string, number>();
  header.forEach((cell, at) => {
    const key = titleKey(cell.value);
    const title = known.get(key);
    if (title === undefined) return;
    if (columns.has(key))
      reader.report(cell, 'duplicate-column', say('read.two-columns', { title }));
    else columns.set(key, at);
  });
  for (const [key, title] of known) {
    if (!columns.has(key))
      reader.report(header[0] ?? NOWHERE, 'missing-column', say('read.no-column', { title }));
  }
  const last = rows.at(-1)?.[0];
  const tooMany = last?.place === `A${MAX_ROWS + 1}`;
  if (tooMany) reader.report(last, 'too-many-rows', say('read.rows', { max: MAX_ROWS }));
  return new Table(reader, head, columns, tooMany ? rows.slice(0, -1) : rows);
}

/** The first table with the columns that are needed, whatever its sheet is called. */
export function findTable(parts: Parts, list: Answered): Table | undefined {
  const book = bookOf(parts);
  const titles = columnsOf(list).map(({ title }) => title);
  const needed = neededOf(list);
  for (const { name, part } of sheetParts(parts)) {
    const rows = gridOf(parts, part, book);
    const at = rows.slice(0, MAX_HEADER_ROW).findIndex((row) => {
      const keys = new Set(row.map(({ value }) => titleKey(value)));
      return needed.every((title) => keys.has(titleKey(title)));
    });
    const header = rows[at];
    if (header) return tableOf(titles, name, rows.slice(0, at), header, rows.slice(at + 1));
  }
  return undefined;
}

/** What a hidden row of the head says, or else the document's properties. */
export function markOf(parts: Parts, table: Table, name: string): string {
  const { value } = table.labelled(name);
  if (typeof value === 'string') return value.trim();
  const property = all(parsePart(parts, 'docProps/custom.xml'), 'property').find(
    (one) => one.getAttribute('name') === name,
  );
  return property?.textContent.trim() ?? '';
}

/** When the file says that it was last saved, in milliseconds, never later than `now`. */
export function savedAt(parts: Parts, now: number): number {
  const text = all(parsePart(parts, 'docProps/core.xml'), 'modified')[0]?.textContent ?? '';
  const at = Date.parse(text);
  return Number.isNaN(at) ? now : Math.max(0, Math.min(now, at));
}
