import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportProject, importProject } from '../../src/core/file.ts';
import { projectByParty } from '../../src/core/letters.ts';
import { mergeProjects } from '../../src/core/merge.ts';
import type { Project } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import { openStore } from '../../src/core/store.ts';
import type { StorageLike } from '../../src/core/store.ts';
import { checklist, everySaying, itemOf, PARTIES, project, projects, writer } from './samples.ts';

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

const said = setAnswer(
  project(former),
  former,
  'B1',
  itemOf(former, 'x'),
  { verdict: 'hold', note: '後で' },
  writer('a', 50),
);

test('a file of letters is read for the parties of the list; of strangers it is refused', () => {
  const read = importProject(exportProject(said, former), list);
  expect(read.ok && read.value.project.answers.tenant?.x?.[0].note).toBe('後で');
  const strange = { ...said, answers: { ...said.answers, guarantor: {} } };
  expect(importProject(exportProject(strange, former), list)).toMatchObject({
    ok: false,
    problem: { code: 'wrong-parties' },
  });
});

test('what an older page stored, or still stores, is read and never lost', () => {
  const area = new Map<string, string>();
  const storage: StorageLike = {
    get length() {
      return area.size;
    },
    key: (i) => [...area.keys()][i] ?? null,
    getItem: (key) => area.get(key) ?? null,
    setItem: (key, text) => void area.set(key, text),
    removeItem: (key) => void area.delete(key),
  };
  const [older, newer] = [former, list].map((data) => openStore(() => storage, data));
  older?.writeAll(said);
  const read = newer?.read('p-1');
  const ours = read?.ok ? read.value : undefined;
  if (!ours) throw new Error('no project');
  const edited = setAnswer(
    ours,
    list,
    'tenant',
    itemOf(list, 'x'),
    { note: '今' },
    writer('b', 60),
  );
  newer?.write(edited, 'x', 'tenant');
  older?.write(
    setAnswer(said, former, 'B1', itemOf(former, 'x'), { note: '古' }, writer('c', 70)),
    'x',
    'B1',
  );
  const both = newer?.read('p-1');
  const notes = both?.ok ? both.value?.answers.tenant?.x?.map(({ note }) => note) : [];
  expect(notes).toEqual(['古', '今']);
});
