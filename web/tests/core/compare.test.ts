import { expect, test } from 'vitest';
import {
  disagreements,
  hasAnswers,
  proposalOf,
  resolveAgreement,
  settle,
  unsettle,
} from '../../src/core/compare.ts';
import { mergeProjects } from '../../src/core/merge.ts';
import { saidBy, sheetOf } from '../../src/core/views.ts';
import type { Project, Side } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import type { AnswerPatch } from '../../src/core/project.ts';
import { checklist, item, itemOf, project, writer } from './samples.ts';

const list = checklist([
  item('x', { weight: '推奨', required: false }),
  'y',
  item('z', { who: ['B1'] }),
]);
const tick = writer('a');

function say(on: Project, side: Side, id: string, patch: AnswerPatch): Project {
  return setAnswer(on, list, side, itemOf(list, id), patch, tick);
}

function found(on: Project): [string, readonly string[]][] {
  return disagreements(sheetOf(on, list)).map(({ item: { id }, differences }) => [id, differences]);
}

test('確認済 against 未記入, 対象外 against 要対応 and different due dates, 必須 first', () => {
  let p = say(project(list), 'B1', 'x', {
    verdict: 'not-applicable',
    reason: 'なし',
    due: '2026-04-01',
  });
  p = say(p, 'B2', 'x', { verdict: 'action', due: '2026-05-01' });
  p = say(p, 'B1', 'y', { verdict: 'confirmed' });
  expect(found(p)).toEqual([
    ['y', []],
    ['x', ['verdict', 'due']],
  ]);
});

test('a party that need not confirm is only compared once it says something', () => {
  let p = say(project(list), 'B1', 'z', { verdict: 'confirmed' });
  expect(found(p)).toEqual([]);
  p = say(p, 'B2', 'z', { verdict: 'hold' });
  expect(found(p)).toEqual([['z', ['verdict']]]);
});

test('settling keeps who said what and both sheets, and ends the disagreement', () => {
  let p = say(project(list), 'B1', 'y', { verdict: 'confirmed', note: '口頭で' });
  p = say(p, 'B2', 'y', { verdict: 'action', due: '2026-06-01' });
  const view = sheetOf(p, list).items.get('y');
  const [B1, B2] = ['B1', 'B2'].map((side) => saidBy(view, side));
  if (!B1?.value || !B2?.value) throw new Error('no answers');
  const settled = settle(p, list, itemOf(list, 'y'), proposalOf(B2.value), tick);
  expect(found(settled)).toEqual([]);
  expect(settled.answers).toEqual(p.answers);
  expect(settled.agreed.y?.[0]).toMatchObject({
    verdict: 'action',
    due: '2026-06-01',
    from: { B1: B1.value, B2: B2.value },
  });
  expect(found(unsettle(settled, list, itemOf(list, 'y'), tick))).toEqual([['y', ['verdict']]]);
});

test('it opens again where a side says something else afterwards', () => {
  let p = say(project(list), 'B1', 'y', { verdict: 'confirmed' });
  p = settle(
    p,
    list,
    itemOf(list, 'y'),
    { verdict: 'confirmed', reason: '', note: '', assignee: '', due: '' },
    tick,
  );
  expect(found(p)).toEqual([]);
  p = say(p, 'B2', 'y', { verdict: 'hold' });
  expect(disagreements(sheetOf(p, list))).toMatchObject([{ reopened: true }]);
});

test('two different settlements are both kept until one is chosen', () => {
  const y = itemOf(list, 'y');
  const value = { reason: '', note: '', assignee: '', due: '' };
  const ours = settle(
    project(list),
    list,
    y,
    { ...value, verdict: 'confirmed' },
    writer('b', 5000),
  );
  const theirs = settle(project(list), list, y, { ...value, verdict: 'hold' }, writer('c', 6000));
  const merged = mergeProjects(ours, theirs);
  const { agreed } = sheetOf(merged, list).items.get('y') ?? {};
  expect([agreed?.value?.verdict, agreed?.alternatives.map(({ verdict }) => verdict)]).toEqual([
    'hold',
    ['confirmed'],
  ]);
  const chosen = agreed?.alternatives[0];
  if (!chosen) throw new Error('no alternative');
  expect(resolveAgreement(merged, list, 'y', chosen, tick).agreed.y).toHaveLength(1);
});

test('a sheet without answers is told apart', () => {
  const p = say(project(list), 'B1', 'y', { verdict: 'confirmed' });
  expect([hasAnswers(p, 'B1'), hasAnswers(p, 'B2')]).toEqual([true, false]);
});
