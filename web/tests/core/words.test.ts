import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORMER_VERDICTS, STATE_NAMES, VERDICT_NAMES, WORDS } from '../../src/core/model.ts';
import { PRESET_NAMES } from '../../src/core/spreadsheet.ts';

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
