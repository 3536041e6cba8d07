import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Party } from '../../src/core/model.ts';
import { serialOf } from '../../src/workbook/grid.ts';
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
});

test('columns have the letters of a spreadsheet', () => {
  expect([0, 25, 26, 51, 52].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
});

test('text that XML forbids is left out', () => {
  expect(writable('a\r\nb\u0000c\uD800d😀\uFFFE')).toBe('a\nbcd😀');
});

test('days count as spreadsheets count them, from March 1900', () => {
  expect(['1900-03-01', '2026-04-01', '1900-02-28', ''].map(serialOf)).toEqual([
    61,
    46113,
    undefined,
    undefined,
  ]);
});
