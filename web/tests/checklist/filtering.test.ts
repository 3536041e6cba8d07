import { expect, test } from 'vitest';
import { countText, isActive, shownItems } from '../../src/checklist/filtering.ts';
import { NO_FILTER } from '../../src/core/filter.ts';
import type { Filter } from '../../src/core/filter.ts';
import { settle } from '../../src/core/compare.ts';
import { sheetOf } from '../../src/core/views.ts';
import { setAnswer } from '../../src/core/project.ts';
import { requiredWeight } from '../../src/core/weight.ts';
import { checklist, item, itemOf, project, writer } from '../core/samples.ts';

const list = checklist(['x', 'y', item('z', { weight: '推奨', required: false })]);
const tick = writer('a');
const answered = setAnswer(project(list), list, 'B1', itemOf(list, 'x'), { verdict: 'hold' }, tick);

function shown(filter: Partial<Filter>, revealed: string[] = [], of = answered): string[] {
  const sheet = sheetOf(of, list);
  return [...shownItems(sheet, 'B1', { ...NO_FILTER, ...filter }, new Set(revealed))];
}

test('each side is shown its own answers', () => {
  expect(shown({})).toEqual(['x', 'y', 'z']);
  expect(shown({ verdict: 'hold' })).toEqual(['x']);
  expect(shown({ required: true })).toEqual(['x', 'y']);
});

test('what both settled is no longer open, whatever one side said', () => {
  const settled = { verdict: 'confirmed' as const, reason: '', note: '', assignee: '', due: '' };
  const after = settle(answered, list, itemOf(list, 'x'), settled, tick);
  expect(shown({ unresolved: true })).toEqual(['x', 'y', 'z']);
  expect(shown({ unresolved: true }, [], after)).toEqual(['y', 'z']);
});

test('a link to an item shows it against the filter, in its place', () => {
  expect(shown({ text: 'z' }, ['x'])).toEqual(['x', 'z']);
});

test('the line below says how many are shown and how many are hidden', () => {
  expect(countText(NO_FILTER, 3, 0)).toBe('全3件を表示');
  expect(countText({ ...NO_FILTER, text: 'z' }, 3, 2)).toContain('2');
  expect([isActive(NO_FILTER), isActive({ ...NO_FILTER, required: true })]).toEqual([false, true]);
});

test('the items that must be confirmed have the name that the list gives them', () => {
  expect(requiredWeight(list)).toBe('必須');
  expect(requiredWeight(checklist([item('x', { weight: 'Must' })]))).toBe('Must');
  expect(requiredWeight(checklist([item('x', { weight: '推奨', required: false })]))).toBe('');
});
