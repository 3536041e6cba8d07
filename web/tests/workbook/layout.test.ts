import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIMITS } from '../../src/core/model.ts';
import type { Party } from '../../src/core/model.ts';
import { CellReader } from '../../src/workbook/cells.ts';
import { serialOf, SheetDate } from '../../src/workbook/grid.ts';
import {
  attendeesLabel,
  columnsOf,
  HEAD,
  HEADER_ROW,
  letters,
  MARKS,
  neededOf,
  SHEETS,
  writable,
} from '../../src/workbook/layout.ts';

const vector = JSON.parse(
  readFileSync(new URL('../../../tests/vectors/workbook_layout.json', import.meta.url), 'utf8'),
) as Record<string, unknown> & { readonly parties: readonly Party[] };

test('the layout is the one that every implementation shares', () => {
  expect(columnsOf(vector)).toEqual(vector.columns);
  expect(neededOf(vector)).toEqual(vector.needed);
  expect(vector.parties.map(({ name }) => attendeesLabel(name))).toEqual(vector.attendees);
  expect(SHEETS).toEqual(vector.sheets);
  expect(HEAD).toEqual(vector.head);
  expect(MARKS).toEqual(vector.marks);
  expect(HEADER_ROW).toBe(vector.headerRow);
  expect(LIMITS).toEqual(vector.limits);
});

test('columns have the letters of a spreadsheet', () => {
  expect([0, 25, 26, 51, 52].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
});

test('text that XML forbids is left out', () => {
  expect(writable('a\r\nb\u0000c\uD800d😀\uFFFE')).toBe('a\nbcd😀');
});

function cell(value: string | number | boolean | SheetDate | undefined) {
  return { place: 'J12', value, isError: false, isUncalculated: false };
}

test('dates are real, or typed in one of three ways, or reported', () => {
  const reader = new CellReader('s');
  const typed = [
    '2026-04-01',
    '２０２６/4/1',
    '2026年4月1日',
    new SheetDate(new Date('2026-04-01T12:00:00Z')),
  ];
  expect(typed.map((value) => reader.date(cell(value)))).toEqual(typed.map(() => '2026-04-01'));
  expect(reader.problems).toEqual([]);
  expect(['2026-04-31', '来週', 46000].map((value) => reader.date(cell(value)))).toEqual([
    '',
    '',
    '',
  ]);
  expect(reader.problems.map(({ code }) => code)).toEqual(['bad-date', 'bad-date', 'bad-date']);
});

test('a text is never cut in the middle of a character', () => {
  const reader = new CellReader('s');
  expect(reader.text(cell('あ😀'), 2)).toBe('あ');
  expect(reader.problems[0]?.code).toBe('too-long');
});

test('days count as spreadsheets count them, from March 1900', () => {
  expect(['1900-03-01', '2026-04-01', '1900-02-28', ''].map(serialOf)).toEqual([
    61,
    46113,
    undefined,
    undefined,
  ]);
});
