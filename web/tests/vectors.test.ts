/** The scripts do what the vectors say, as Python does (tests/test_vectors.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import answersFile from '../../tests/vectors/answers_file.json' with { type: 'json' };
import cells from '../../tests/vectors/workbook_cells.json' with { type: 'json' };
import escapes from '../../tests/vectors/markdown_escape.json' with { type: 'json' };
import links from '../../tests/vectors/markdown_link.json' with { type: 'json' };
import { compareVersions, cut } from '../src/core/canonical.ts';
import { LIMITS } from '../src/core/model.ts';
import { FORMAT, FORMAT_VERSION, id, version } from '../src/core/schema.ts';
import { escapeMarkdown, linkTexts } from '../src/core/text.ts';
import { CellReader } from '../src/workbook/cells.ts';
import { SheetDate } from '../src/workbook/grid.ts';
import { titleKey } from '../src/workbook/layout.ts';

// Read as text: the import of JSON takes no half of a character.
const cuts = JSON.parse(
  readFileSync(new URL('../../tests/vectors/cut.json', import.meta.url), 'utf8'),
) as readonly { readonly text: string; readonly limit: number; readonly cut: string }[];

test('the answers file has one name, version and limits', () => {
  expect(answersFile.format).toBe(FORMAT);
  expect(answersFile.formatVersion).toBe(FORMAT_VERSION);
  expect(answersFile.limits).toEqual(LIMITS);
});

test.each(answersFile.ids)('$text is an id: $valid', ({ text, valid }) => {
  expect(v.is(id, text)).toBe(valid);
});

test.each(answersFile.versions)('$text is a version: $valid', ({ text, valid }) => {
  expect(v.is(version, text)).toBe(valid);
});

test('versions are ordered by their numbers', () => {
  const { ascending } = answersFile;
  expect([...ascending].reverse().sort(compareVersions)).toEqual(ascending);
});

test.each(cuts)('text is cut within no character: $text', ({ text, limit, cut: expected }) => {
  expect(cut(text, limit)).toBe(expected);
});

test.each(escapes)('$input stays itself in Markdown', ({ input, output }) => {
  expect(escapeMarkdown(input)).toBe(output);
});

test.each(links)('$title keeps the form of a link', ({ title, address, output }) => {
  expect(linkTexts(title, address).markdown).toBe(output);
});

test.each(cells)('a cell $value is read as $read', ({ read, value, limit, result, code }) => {
  const reader = new CellReader('s');
  const typed =
    typeof value === 'object' && value ? new SheetDate(new Date(`${value.date}Z`)) : value;
  const cell = {
    place: 'J12',
    value: typed ?? undefined,
    isError: false,
    isUncalculated: false,
  };
  const found = {
    date: () => reader.date(cell),
    verdict: () => reader.verdict(cell),
    text: () => reader.text(cell, limit ?? 2000),
    title: () => titleKey(value),
  }[read as 'date' | 'verdict' | 'text' | 'title']();
  expect(found).toBe(result);
  expect(reader.problems.map((problem) => problem.code)).toEqual(code ? [code] : []);
});
