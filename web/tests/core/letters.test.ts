import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportProject, importProject } from '../../src/core/file.ts';
import { projectByParty } from '../../src/core/letters.ts';
import type { FormerProject } from '../../src/core/format-1.ts';
import { answerCell } from '../../src/core/keys.ts';
import { mergeProjects } from '../../src/core/merge.ts';
import type { Project } from '../../src/core/model.ts';
import { BLANK, setAnswer } from '../../src/core/project.ts';
import { openStore } from '../../src/core/store.ts';
import type { StorageLike } from '../../src/core/store.ts';
import {
  checklist,
  everySaying,
  formerFile,
  formerStorage,
  itemOf,
  PARTIES,
  project,
  projects,
  writer,
} from './samples.ts';

const parties = [
  { id: 'tenant', name: '借主', short: '借主' },
  { id: 'lessor', name: '貸主', short: '貸主' },
];
const list = checklist(['x', 'y'], { parties });
const former = checklist(['x', 'y'], { parties: PARTIES });

function byParty(one: Project): Project {
  return projectByParty(list, one);
}

test('two that convert the same answers get the same, before or after merging', () => {
  fc.assert(
    fc.property(projects, projects, (one, two) => {
      const converted = mergeProjects(byParty(one), byParty(two));
      expect(converted).toEqual(byParty(mergeProjects(one, two)));
      expect(byParty(converted)).toEqual(converted);
    }),
    { numRuns: 200 },
  );
});

test('nothing is lost: every value stands under the party that its letter meant', () => {
  fc.assert(
    fc.property(projects, (one) => {
      const { answers, agreed } = byParty(one);
      expect(answers.tenant).toEqual(one.answers.B1);
      expect(answers.lessor).toEqual(one.answers.B2);
      expect(Object.values(agreed).flat()).toHaveLength(Object.values(one.agreed).flat().length);
    }),
  );
});

test('where parties are called by the letters, everything stays as it is', () => {
  fc.assert(
    fc.property(projects, (one) => {
      const same = projectByParty(former, one);
      expect(same).toEqual(one);
      expect(everySaying(same)).toEqual(everySaying(one));
    }),
  );
});

const cell = {
  ...BLANK,
  verdict: 'hold' as const,
  note: '後で',
  version: '1.0.0',
  wording: '',
  stamp: { at: 50, count: 1, actor: 'a', seen: { a: 1 } },
};
const said: FormerProject = {
  id: 'p-1',
  list: 'kickoff',
  version: '1.0.0',
  created: 1,
  heading: project(former).heading as FormerProject['heading'],
  answers: { B1: { x: [cell] }, B2: {} },
  agreed: {},
};

test('a file of letters is read for the parties of the list; of strangers it is refused', () => {
  const read = importProject(formerFile(said), list);
  expect(read.ok && read.value.project.answers.tenant?.x?.[0].note).toBe('後で');
  const strange = { ...said, answers: { ...said.answers, guarantor: {} } };
  expect(importProject(formerFile(strange), list)).toMatchObject({
    ok: false,
    problem: { code: 'wrong-parties' },
  });
});

test('a file of format 2 names parties by their ids: a letter there is a stranger', () => {
  const theirs = project(former);
  expect(importProject(exportProject(theirs, former), list)).toMatchObject({
    ok: false,
    problem: { code: 'wrong-parties' },
  });
});

test('what an older page stored, or still stores, is read and never lost', () => {
  const area = new Map<string, string>(formerStorage(said));
  const storage: StorageLike = {
    get length() {
      return area.size;
    },
    key: (i) => [...area.keys()][i] ?? null,
    getItem: (key) => area.get(key) ?? null,
    setItem: (key, text) => void area.set(key, text),
    removeItem: (key) => void area.delete(key),
  };
  const newer = openStore(() => storage, list);
  const read = newer.read('p-1');
  const ours = read.ok ? read.value : undefined;
  if (!ours) throw new Error('no project');
  const edited = setAnswer(
    ours,
    list,
    'tenant',
    itemOf(list, 'x'),
    { note: '今' },
    writer('b', 60),
  );
  newer.write(edited, answerCell('tenant', 'x'));
  const stamp = { at: 70, count: 2, actor: 'c', seen: { a: 1, c: 2 } };
  const still: FormerProject = {
    ...said,
    answers: { B1: { x: [{ ...cell, note: '古', stamp }] }, B2: {} },
  };
  for (const [key, text] of formerStorage(still)) area.set(key, text);
  const both = newer.read('p-1');
  const notes = both.ok ? both.value?.answers.tenant?.x?.map(({ note }) => note) : [];
  expect(notes).toEqual(['古', '今']);
});
