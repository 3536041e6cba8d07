/** The cells of a sheet as they stand in the file. */
import { letters } from './layout.ts';
import { all, parsePart } from './open.ts';
import type { Parts } from './open.ts';

export const MAX_ROWS = 2000;
const MAX_COLUMNS = 100;
const DAY = 86_400_000;

/** A date as YYYY-MM-DD, with its time where it is not midnight. */
export class SheetDate {
  readonly date: string;
  readonly time: string;
  constructor(at: Date) {
    [this.date = '', this.time = ''] = at.toISOString().slice(0, 19).split('T');
  }
}

export interface RawCell {
  readonly place: string;
  readonly value: string | number | boolean | SheetDate | undefined;
  readonly isError: boolean;
  readonly isUncalculated: boolean;
}

export type Row = readonly RawCell[];

/** What all sheets of a workbook share. */
export interface Book {
  readonly strings: readonly string[];
  /** By the number of a style: whether it shows dates. */
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  )
    return true;
  const [plain = ''] = (code ?? '')
    .replace(/"[^"]*"|\\.|_.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]/gi, '')
    .split(';');
  return /[dmhys]/i.test(plain) && plain !== 'General';
}

/** Text of a string with its runs, without the readings of kanji. */
function textOf(element: Element): string {
  const texts = all(element, 't').filter(({ parentElement }) => parentElement?.localName !== 'rPh');
  return texts.map(({ textContent }) => textContent).join('');
}

export function bookOf(parts: Parts): Book {
  const styles = parsePart(parts, 'xl/styles.xml');
  const codes = new Map(
    all(styles, 'numFmt').map((format) => [
      format.getAttribute('numFmtId'),
      format.getAttribute('formatCode'),
    ]),
  );
  const [formats] = all(styles, 'cellXfs');
  const flag =
    all(parsePart(parts, 'xl/workbook.xml'), 'workbookPr')[0]?.getAttribute('date1904') ?? '';
  return {
    strings: all(parsePart(parts, 'xl/sharedStrings.xml'), 'si').map((si) =>
      textOf(si).replaceAll('x005F_', ''),
    ),
    dates: all(formats, 'xf').map((format) => {
      const id = format.getAttribute('numFmtId');
      return isDateFormat(Number(id), codes.get(id) ?? undefined);
    }),
    from1904: ['1', 'true'].includes(flag),
  };
}

function dateOf(serial: number, { from1904 }: Book): SheetDate | undefined {
  const days = from1904 ? serial : serial < 60 ? serial + 1 : serial;
  const at = new Date(
    (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.round(days * 86_400) * 1000,
  );
  return serial >= 1 && at.getTime() < Date.UTC(10000, 0, 1) ? new SheetDate(at) : undefined;
}

function valueOf(cell: Element, type: string, book: Book): RawCell['value'] {
  if (type === 'inlineStr') return textOf(cell) || undefined;
  const [held] = all(cell, 'v');
  const text = held?.textContent ?? '';
  if (text === '') return undefined;
  if (type === 's')
    return book.strings[Number(text)] === '' ? undefined : book.strings[Number(text)];
  if (type === 'str' || type === 'e') return text;
  if (type === 'b') return text === '1';
  const at =
    type === 'd' ? new Date(`${text.slice(0, 19)}${text.includes('T') ? 'Z' : ''}`) : undefined;
  if (at) return Number.isNaN(at.getTime()) ? text : new SheetDate(at);
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  return (
    (book.dates[Number(cell.getAttribute('s') ?? 0)] ? dateOf(number, book) : undefined) ?? number
  );
}

function columnOf(place: string): number {
  const name = /^[A-Z]{1,3}/.exec(place)?.[0] ?? '';
  return Array.from(name).reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0) - 1;
}

/** The rows that are not empty, each as wide as the widest; no more than one beyond `MAX_ROWS`. */
export function gridOf(parts: Parts, part: string, book: Book): readonly Row[] {
  const rows: RawCell[][] = [];
  let next = 1;
  for (const row of all(parsePart(parts, part), 'row')) {
    const number = Number(row.getAttribute('r') ?? next);
    next = number + 1;
    if (number > MAX_ROWS + 1) break;
    const cells: RawCell[] = [];
    let column = 0;
    let filled = false;
    for (const cell of all(row, 'c')) {
      const place = cell.getAttribute('r');
      if (place) column = columnOf(place);
      if (column < 0 || column >= MAX_COLUMNS) continue;
      const type = cell.getAttribute('t') ?? 'n';
      const value = valueOf(cell, type, book);
      const formula = all(cell, 'f').length > 0;
      cells[column] = {
        place: `${letters(column)}${number}`,
        value,
        isError: type === 'e',
        isUncalculated: formula && value === undefined,
      };
      filled ||= value !== undefined || formula;
      column += 1;
    }
    if (filled)
      rows.push(
        Array.from(
          { length: MAX_COLUMNS },
          (_, at) =>
            cells[at] ?? {
              place: `${letters(at)}${number}`,
              value: undefined,
              isError: false,
              isUncalculated: false,
            },
        ),
      );
  }
  return rows;
}

/** Days as spreadsheets count them; undefined before their calendar holds (March 1900). */
export function serialOf(date: string): number | undefined {
  const days = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY);
  return Number.isNaN(days) || days < 61 ? undefined : days;
}
