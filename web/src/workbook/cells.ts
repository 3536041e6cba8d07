/** What a person typed into a cell, as text, date or verdict; and what was not understood. */
import { cut } from '../core/canonical.ts';
import { VERDICT_NAMES } from '../core/model.ts';
import type { Verdict } from '../core/model.ts';
import { SheetDate } from './grid.ts';
import type { RawCell } from './grid.ts';
import { verdictNamed, writable } from './layout.ts';
import { listed, say } from '../words.ts';

/** Also as Japanese writes dates. */
const DATE = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?(?:[ T]00:00(?::00)?)?$/;

/** One thing that was not understood; `cell` is empty where the whole file is meant. */
export interface CellProblem {
  readonly sheet: string;
  readonly cell: string;
  readonly code: string;
  /** For the reader. */
  readonly message: string;
}

export function asText(value: RawCell['value']): string {
  if (value === undefined) return '';
  // Spreadsheets keep a pasted CR as _x000D_; other control characters have no place in text.
  if (typeof value === 'string') return writable(value.replace(/_x00[01][0-9A-Fa-f]_/g, ''));
  if (value instanceof SheetDate)
    return value.time === '00:00:00' ? value.date : `${value.date} ${value.time}`;
  return typeof value === 'number'
    ? String(Number(value.toPrecision(15)))
    : String(value).toUpperCase();
}

function brief(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const chars = Array.from(line);
  return chars.length <= 40 ? line : `${chars.slice(0, 40).join('')}…`;
}

export class CellReader {
  readonly sheet: string;
  readonly problems: CellProblem[] = [];

  constructor(sheet: string) {
    this.sheet = sheet;
  }

  report({ place }: { readonly place: string }, code: string, message: string): void {
    this.problems.push({ sheet: this.sheet, cell: place, code, message });
  }

  private unreadable(cell: RawCell): boolean {
    if (cell.isError)
      this.report(cell, 'cell-error', say('read.error-cell', { value: asText(cell.value) }));
    else if (cell.isUncalculated) {
      this.report(cell, 'no-value', say('read.no-value'));
    }
    return cell.isError || cell.isUncalculated;
  }

  /** The text of a cell, cut to `limit` UTF-16 units. */
  text(cell: RawCell, limit: number): string {
    if (this.unreadable(cell)) return '';
    const text = asText(cell.value);
    if (text.length <= limit) return text;
    this.report(cell, 'too-long', say('read.too-long', { length: text.length, limit }));
    return cut(text, limit);
  }

  /** A real date, or one typed as 2026-04-01, 2026/4/1 or 2026年4月1日. */
  date(cell: RawCell): string {
    if (this.unreadable(cell)) return '';
    if (cell.value instanceof SheetDate) return cell.value.date;
    const text = asText(cell.value).normalize('NFKC').trim();
    if (text === '') return '';
    const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
    const iso = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
    const at = new Date(`${iso}T00:00:00Z`);
    if (Number(year) > 0 && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso))
      return iso;
    this.report(cell, 'bad-date', say('read.bad-date', { text: brief(text) }));
    return '';
  }

  /** One of the choices; an empty cell is 未記入. */
  verdict(cell: RawCell): Verdict {
    if (this.unreadable(cell)) return 'unconfirmed';
    const text = asText(cell.value).normalize('NFKC').trim();
    const verdict = text === '' ? 'unconfirmed' : verdictNamed(text);
    if (verdict) return verdict;
    const names = listed(Object.values(VERDICT_NAMES));
    this.report(cell, 'unknown-verdict', say('read.bad-verdict', { text: brief(text), names }));
    return 'unconfirmed';
  }
}
