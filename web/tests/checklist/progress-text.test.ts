import { expect, test } from 'vitest';
import { progressText } from '../../src/checklist/progress-text.ts';
import { progressOf } from '../../src/core/progress.ts';
import type { Standing } from '../../src/core/progress.ts';

const CONFIRMED: Standing = { state: 'confirmed', recheck: false, resolved: true };
const EXCLUDED: Standing = { state: 'not-applicable', recheck: false, resolved: true };
const OPEN: Standing = { state: 'hold', recheck: false, resolved: false };
const CHANGED: Standing = { state: 'confirmed', recheck: true, resolved: false };

test.each([
  [[CONFIRMED, OPEN], '確認済 1／2'],
  [[CONFIRMED, OPEN, EXCLUDED], '確認済 1／2（対象外1）'],
  [[EXCLUDED, EXCLUDED], '対象なし（対象外2）'],
  [[], '対象なし'],
  [[CONFIRMED, CHANGED, EXCLUDED], '確認済 1／2（対象外1・再確認1）'],
])('%# reads %s', (standings, text) => {
  expect(progressText(progressOf(standings))).toBe(text);
});
