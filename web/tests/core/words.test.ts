import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORMER_VERDICTS, STATE_NAMES, VERDICT_NAMES, WORDS } from '../../src/core/model.ts';
import { PRESET_NAMES } from '../../src/core/spreadsheet.ts';
import { CellReader } from '../../src/workbook/cells.ts';

const vector = JSON.parse(
  readFileSync(new URL('../../../tests/vectors/words.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

test('the words are those that every implementation shares', () => {
  expect(VERDICT_NAMES).toEqual(vector.verdicts);
  expect(FORMER_VERDICTS).toEqual(vector.formerVerdicts);
  expect(STATE_NAMES.differing).toBe(vector.differing);
  expect(WORDS).toEqual({ open: vector.open, settled: vector.settled, register: vector.register });
  expect(PRESET_NAMES.register).toBe(vector.register);
});

test('a workbook of an earlier version still reads, as one of this version does', () => {
  const reader = new CellReader('s');
  const verdict = (value: string) =>
    reader.verdict({ place: 'J12', value, isError: false, isUncalculated: false });
  expect(['未確認', '未記入', '確認済', ''].map(verdict)).toEqual([
    'unconfirmed',
    'unconfirmed',
    'confirmed',
    'unconfirmed',
  ]);
  expect(reader.problems).toEqual([]);
});
