/** A sheet's XML in which single cells get new values; everything else stays as the build wrote it. */
import { serialOf } from './grid.ts';
import { writable } from './layout.ts';
import { all } from './open.ts';

const LINE_HEIGHT = 15;
const MAX_ROW_HEIGHT = 409;

/** The strings that the cells of a workbook share; text is always typed text, never a formula. */
export class SharedStrings {
  readonly document: Document;
  private readonly known = new Map<string, number>();
  private count: number;

  constructor(document: Document) {
    this.document = document;
    this.count = all(document, 'si').length;
  }

  indexOf(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const root = this.document.documentElement;
    const make = (name: string): Element => this.document.createElementNS(root.namespaceURI, name);
    const t = make('t');
    t.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
    t.textContent = text.replace(/_x[0-9a-f]{4}_/gi, '_x005F$&');
    const si = make('si');
    si.append(t);
    root.append(si);
    this.known.set(text, this.count);
    this.count += 1;
    root.removeAttribute('count'); // optional, and no longer true
    root.setAttribute('uniqueCount', String(this.count));
    return this.known.get(text) ?? 0;
  }
}

/** The width of a line in half-width characters, no less than a spreadsheet shows. */
function displayWidth(line: string): number {
  return Array.from(line).reduce(
    (sum, char) => sum + (/[\u0020-\u007E\uFF61-\uFF9F]/.test(char) ? 1 : 2),
    0,
  );
}

export class SheetXml {
  readonly document: Document;
  private readonly strings: SharedStrings;
  private readonly cells: ReadonlyMap<string, Element>;
  private readonly widths: readonly number[];

  constructor(document: Document, strings: SharedStrings) {
    this.document = document;
    this.strings = strings;
    this.cells = new Map(all(document, 'c').map((cell) => [cell.getAttribute('r') ?? '', cell]));
    const widths: number[] = [];
    for (const col of all(document, 'col')) {
      for (let at = Number(col.getAttribute('min')); at <= Number(col.getAttribute('max')); at++)
        widths[at - 1] = Number(col.getAttribute('width'));
    }
    this.widths = widths;
  }

  private fill(cell: Element, type: string | undefined, value: string): void {
    cell.replaceChildren(...[...cell.children].filter(({ localName }) => localName === 'f'));
    if (type === undefined) cell.removeAttribute('t');
    else cell.setAttribute('t', type);
    if (value === '') return;
    const v = this.document.createElementNS(cell.namespaceURI, 'v');
    v.textContent = value;
    cell.append(v);
  }

  text(place: string, text: string): void {
    const cell = this.cells.get(place);
    const safe = writable(text);
    if (cell)
      this.fill(
        cell,
        safe === '' ? undefined : 's',
        safe === '' ? '' : String(this.strings.indexOf(safe)),
      );
  }

  /** A real date, or text before the calendar of spreadsheets begins. */
  date(place: string, date: string): void {
    const cell = this.cells.get(place);
    const serial = serialOf(date);
    if (serial === undefined) this.text(place, date);
    else if (cell) this.fill(cell, undefined, String(serial));
  }

  /** The value that a formula's cell shows until it is calculated again; without one it shows none. */
  cached(place: string, value: string | number | undefined): void {
    const cell = this.cells.get(place);
    if (cell)
      this.fill(
        cell,
        typeof value === 'string' ? 'str' : undefined,
        value === undefined ? '' : String(value),
      );
  }

  formulas(): readonly string[] {
    return [...this.cells]
      .filter(([, cell]) => [...cell.children].some(({ localName }) => localName === 'f'))
      .map(([place]) => place);
  }

  /** Make a row high enough for texts by column, counted from 0. */
  heighten(row: number, texts: readonly (readonly [number, string])[]): void {
    const element = all(this.document, 'row').find((one) => one.getAttribute('r') === String(row));
    const lines = texts.map(([column, text]) => {
      const room = Math.max(2, Math.floor(this.widths[column] ?? 8) - 2);
      return text
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / room)), 0);
    });
    const needed = Math.min(MAX_ROW_HEIGHT, Math.max(0, ...lines) * LINE_HEIGHT + 3);
    if (!element || needed <= Number(element.getAttribute('ht') ?? 0)) return;
    element.setAttribute('ht', String(needed));
    element.setAttribute('customHeight', '1');
  }
}

export function serialized(document: Document): string {
  const text = new XMLSerializer().serializeToString(document.documentElement);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}
