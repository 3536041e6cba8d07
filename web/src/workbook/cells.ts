/** What a person typed into a cell, as text, date or verdict; and what was not understood. */
import { cut } from '../core/canonical.ts';
import { VERDICT_NAMES } from '../core/model.ts';
import type { Verdict } from '../core/model.ts';
import { SheetDate } from './grid.ts';
import type { RawCell } from './grid.ts';
import { verdictNamed, writable } from './layout.ts';

const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?$/;

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
      this.report(cell, 'cell-error', `セルがエラー「${asText(cell.value)}」です。`);
    else if (cell.isUncalculated) {
      this.report(
        cell,
        'no-value',
        '数式の計算結果が保存されていません。（表計算ソフトで開いて保存し直すか、値を直接入れます）',
      );
    }
    return cell.isError || cell.isUncalculated;
  }

  /** The text of a cell, cut to `limit` UTF-16 units. */
  text(cell: RawCell, limit: number): string {
    if (this.unreadable(cell)) return '';
    const text = asText(cell.value);
    if (text.length <= limit) return text;
    this.report(
      cell,
      'too-long',
      `${text.length}文字あるため、初めの${limit}文字だけを読み込みました。`,
    );
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
    this.report(
      cell,
      'bad-date',
      `「${brief(text)}」を日付として読めません。（西暦の日付（例: 2026-04-01）にします）`,
    );
    return '';
  }

  /** One of the choices; an empty cell is 未記入. */
  verdict(cell: RawCell): Verdict {
    if (this.unreadable(cell)) return 'unconfirmed';
    const text = asText(cell.value).normalize('NFKC').trim();
    const verdict = text === '' ? 'unconfirmed' : verdictNamed(text);
    if (verdict) return verdict;
    const names = Object.values(VERDICT_NAMES).join('、');
    this.report(
      cell,
      'unknown-verdict',
      `「${brief(text)}」は判定にありません。（使える値: ${names}）`,
    );
    return 'unconfirmed';
  }
}
