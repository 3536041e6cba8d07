import { expect, test } from 'vitest';
import { settle } from '../../src/core/compare.ts';
import { sheetOf } from '../../src/core/migrate.ts';
import type { Graph, Project, Side } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import type { AnswerPatch } from '../../src/core/project.ts';
import { standings } from '../../src/core/progress.ts';
import { openItems, openPoints, outlook } from '../../src/core/register.ts';
import { checklist, item, itemOf, project, writer } from './samples.ts';

const graph: Graph = {
  items: { x: { measures: ['scope'] }, y: { measures: ['scope', 'backup'] }, z: { measures: ['backup', 'unknown'] } },
  measures: {
    scope: { title: '範囲を決める', url: 'm/scope.html', causes: ['vague'], incidents: [] },
    backup: { title: '控えを取る', url: 'm/backup.html', causes: ['errors'], incidents: ['loss'] },
  },
  causes: {
    vague: { title: '範囲があいまい', url: 'c/vague.html', incidents: ['delay'] },
    errors: { title: '手順の不備', url: 'c/errors.html', incidents: ['loss', 'outage', 'unknown'] },
  },
  incidents: {
    outage: { title: '停止', url: 'i/outage.html', coverages: [] },
    delay: { title: '遅れ', url: 'i/delay.html', coverages: ['none'] },
    loss: { title: '消失', url: 'i/loss.html', coverages: ['cost', 'unknown'] },
  },
  coverages: {
    cost: { title: '復旧費用', url: 'v/cost.html', effect: '補償' },
    none: { title: '単なる遅れ', url: 'v/none.html', effect: '対象外' },
  },
};
const list = checklist(['x', 'y', item('z', { weight: '推奨' })], { graph });
const tick = writer('a');

function say(on: Project, side: Side, id: string, patch: AnswerPatch): Project {
  return setAnswer(on, list, side, itemOf(list, id), patch, tick);
}

test('the register has a row for each unresolved item, with what both sides said', () => {
  let p = say(project(list), 'B1', 'x', { verdict: 'confirmed' });
  p = say(p, 'B1', 'y', { verdict: 'action', assignee: '山田', due: '2026-06-01' });
  p = say(p, 'B2', 'y', { verdict: 'action', assignee: '鈴木', due: '2026-06-01' });
  const sheet = sheetOf(p, list);
  const rows = openPoints(list, sheet, standings(sheet, 'agreed'), 'agreed');
  expect(rows.map(({ number }) => number)).toEqual(['1-1', '1-2', '1-3']);
  expect(rows[1]).toMatchObject({
    point: 'yを確かめたか', verdict: 'action', assignee: '山田／鈴木', due: '2026-06-01', agreed: '',
    url: 'https://example.test/checklists/kickoff.html#y',
  });
  expect(openPoints(list, sheet, standings(sheet, 'B1'), 'B1').map(({ item: id, assignee }) => [id, assignee])).toEqual([
    ['y', '山田'], ['z', ''],
  ]);
});

test('what was settled stands in the register as agreed', () => {
  let p = say(project(list), 'B1', 'y', { verdict: 'hold', assignee: '山田' });
  p = settle(p, list, itemOf(list, 'y'), { verdict: 'action', reason: '', note: '5月に再協議', assignee: '鈴木', due: '2026-05-20' }, tick);
  const sheet = sheetOf(p, list);
  expect(openPoints(list, sheet, standings(sheet, 'agreed'), 'agreed')[1]).toMatchObject({
    verdict: 'action', assignee: '鈴木', due: '2026-05-20', agreed: '要対応 5月に再協議',
  });
});

test('what may happen: incidents by the number of open items, through causes and directly', () => {
  const sheet = sheetOf(project(list), list);
  const open = openItems(list, standings(sheet, 'B1'));
  expect(outlook(graph, open)).toEqual([
    { id: 'delay', title: '遅れ', url: 'i/delay.html', items: ['x', 'y'], required: 2,
      causes: [{ id: 'vague', title: '範囲があいまい', url: 'c/vague.html', incidents: ['delay'] }],
      coverages: [{ id: 'none', title: '単なる遅れ', url: 'v/none.html', effect: '対象外' }] },
    { id: 'outage', title: '停止', url: 'i/outage.html', items: ['y', 'z'], required: 1,
      causes: [expect.objectContaining({ id: 'errors' })], coverages: [] },
    { id: 'loss', title: '消失', url: 'i/loss.html', items: ['y', 'z'], required: 1,
      causes: [expect.objectContaining({ id: 'errors' })], coverages: [expect.objectContaining({ id: 'cost', effect: '補償' })] },
  ]);
  expect(outlook(graph, [])).toEqual([]);
});
