import { expect, test } from 'vitest';
import type { Project, Side, Verdict } from '../../src/core/model.ts';
import { sheetOf } from '../../src/core/views.ts';
import { setAnswer } from '../../src/core/project.ts';
import { formerCells, withFormerHead } from '../../src/core/take-back.ts';
import { givenBy, moveAnswers, movesFrom } from '../../src/core/wrong-side.ts';
import { checklist, itemOf, project, writer } from './samples.ts';

const list = checklist(['x', 'y']);

function say(on: Project, side: Side, item: string, verdict: Verdict, at: number): Project {
  return setAnswer(on, list, side, itemOf(list, item), { verdict }, writer('a', at));
}

const start = say(
  say(say(project(list), 'B1', 'x', 'hold', 10), 'B1', 'y', 'confirmed', 20),
  'B2',
  'y',
  'action',
  30,
);
const said = (of: Project, side: Side) =>
  givenBy(sheetOf(of, list), side).map(({ item, answer }) => [item.id, answer.verdict]);

test('moving tells what it replaces, and leaves nothing behind', () => {
  expect(
    movesFrom(sheetOf(start, list), 'B1').map(({ item, replaces }) => [item.id, replaces?.verdict]),
  ).toEqual([
    ['x', undefined],
    ['y', 'action'],
  ]);
  const moved = moveAnswers(start, list, 'B1', writer('a', 40));
  expect(said(moved, 'B1')).toEqual([]);
  expect(said(moved, 'B2')).toEqual([
    ['x', 'hold'],
    ['y', 'confirmed'],
  ]);
});

test('what was said since a change is no part of taking it back', () => {
  const moved = moveAnswers(start, list, 'B1', writer('a', 40));
  const now = say(moved, 'B2', 'x', 'action', 50);
  expect(formerCells(moved, start, moved)).toHaveLength(4);
  expect(formerCells(now, start, moved).map(({ cell }) => `${cell.party} ${cell.id}`)).toEqual([
    'B1 x',
    'B1 y',
    'B2 y',
  ]);
  expect(withFormerHead(now, start, moved, writer('a', 60)).heading).toEqual(now.heading);
});
