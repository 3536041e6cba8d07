import { expect, test } from 'vitest';
import { settle } from '../../src/core/compare.ts';
import { sheetOf } from '../../src/core/views.ts';
import type { Project, Side } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import type { AnswerPatch } from '../../src/core/project.ts';
import { USUAL } from '../../src/paper/options.ts';
import { selectionOf } from '../../src/paper/selection.ts';
import type { Selection } from '../../src/paper/selection.ts';
import { checklist, item, itemOf, project, writer } from '../core/samples.ts';

const list = checklist(['x', 'y', item('z', { who: ['B1'] })]);
const tick = writer('a');

function say(on: Project, side: Side, id: string, patch: AnswerPatch): Project {
  return setAnswer(on, list, side, itemOf(list, id), patch, tick);
}

function openOnly(on: Project): Selection {
  return selectionOf(list, sheetOf(on, list), { ...USUAL, content: 'unresolved' });
}

function ids({ sections }: Selection): string[] {
  return sections.flatMap(([, items]) => items.map(({ id }) => id));
}

test('what both confirmed or settled is left out of a print of what is open', () => {
  let p = say(project(list), 'B1', 'x', { verdict: 'confirmed' });
  p = say(p, 'B2', 'x', { verdict: 'confirmed' });
  p = say(p, 'B1', 'y', { verdict: 'action' });
  p = say(p, 'B2', 'y', { verdict: 'confirmed' });
  expect(ids(openOnly(p))).toEqual(['y', 'z']);
  const settled = { verdict: 'confirmed' as const, reason: '', note: '', assignee: '', due: '' };
  expect(ids(openOnly(settle(p, list, itemOf(list, 'y'), settled, tick)))).toEqual(['z']);
});

test('while one side alone has answered, it alone is asked, and named', () => {
  let p = say(project(list), 'B2', 'x', { verdict: 'confirmed' });
  p = say(p, 'B2', 'y', { verdict: 'action' });
  const open = openOnly(p);
  expect(ids(open)).toEqual(['y']);
  expect(open.statement).toBe(
    'サービス提供者（B2）の答えで未確定の項目だけを載せています（全3項目のうち2項目を省略）。',
  );
  expect(open.open.map(({ number }) => number)).toEqual(['1-2']);
});
