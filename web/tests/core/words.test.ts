import { expect, test } from 'vitest';
import { CellReader } from '../../src/workbook/cells.ts';

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
