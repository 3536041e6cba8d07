import { expect, test } from 'vitest';
import { alternativesOf, mergeProjects } from '../../src/core/merge.ts';
import {
  duplicateProject,
  newId,
  resolveHeading,
  setAnswer,
  setHeading,
} from '../../src/core/project.ts';
import { checklist, itemOf, project, writer } from './samples.ts';

const list = checklist(['x']);
const x = itemOf(list, 'x');

test('an edit returns a new project and leaves the old one as it was', () => {
  const p = project(list);
  const text = JSON.stringify(p);
  const edited = setAnswer(p, list, 'B1', x, { verdict: 'hold', due: '2026-06-01' }, writer('a'));
  expect(JSON.stringify(p)).toBe(text);
  expect(edited.answers.B1?.x?.[0]).toMatchObject({
    verdict: 'hold',
    due: '2026-06-01',
    note: '',
    version: '1.0.0',
    wording: x.text,
  });
});

test('text is cut to what an import accepts, between characters', () => {
  const edited = setAnswer(
    project(list),
    list,
    'B1',
    x,
    { note: `${'x'.repeat(1999)}𠮟` },
    writer('a'),
  );
  expect(edited.answers.B1?.x?.[0].note).toBe('x'.repeat(1999));
});

test('an impossible date is not taken over', () => {
  const one = setAnswer(project(list), list, 'B1', x, { due: '2026-06-01' }, writer('a'));
  const two = setAnswer(one, list, 'B1', x, { due: '12345-01-01', note: '注' }, writer('a', 2000));
  expect(two.answers.B1?.x?.[0]).toMatchObject({ due: '2026-06-01', note: '注' });
});

test('a copy has its own id and name, and the same answers', () => {
  const p = setAnswer(project(list), list, 'B1', x, { verdict: 'hold' }, writer('a'));
  const copy = duplicateProject(p, 'p-2', '基幹刷新の写し', writer('b'));
  expect([copy.id, copy.heading[0].name, copy.heading.length]).toEqual([
    'p-2',
    '基幹刷新の写し',
    1,
  ]);
  expect(copy.answers).toEqual(p.answers);
});

test('headings that were changed apart are both kept until one is chosen', () => {
  const p = project(list);
  const merged = mergeProjects(
    setHeading(p, { name: '甲' }, writer('a', 10)),
    setHeading(p, { name: '乙' }, writer('b', 20)),
  );
  const [other] = alternativesOf(merged.heading);
  expect([merged.heading[0].name, other?.name]).toEqual(['乙', '甲']);
  const chosen = other && resolveHeading(merged, other, writer('c'));
  expect(chosen?.heading.map(({ name }) => name)).toEqual(['甲']);
});

test('ids are of letters and digits', () => {
  expect(newId(() => 0.999)).toBe('999999999999');
  expect(newId(Math.random, 20)).toMatch(/^[a-z0-9]{20}$/);
});
