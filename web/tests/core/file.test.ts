import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/core/cells.ts';
import { converted } from '../../src/core/format-1.ts';
import type { FormerProject } from '../../src/core/format-1.ts';
import { agreedCell, answerCell } from '../../src/core/keys.ts';
import { encodeShare } from '../../src/core/share.ts';
import { withTexts } from '../../src/core/stored.ts';
import { sheetOf } from '../../src/core/views.ts';
import { proposalOf, settle } from '../../src/core/compare.ts';
import { MAX_FILE_BYTES, exportProject, importProject } from '../../src/core/file.ts';
import { importDiff } from '../../src/core/import-diff.ts';
import type { Project } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import {
  HOSTILE,
  answer,
  checklist,
  formerFile,
  formerProjects,
  item,
  itemOf,
  project,
  projects,
  withoutMemos,
  writer,
} from './samples.ts';

const list = checklist(['x', 'y']);
const x = itemOf(list, 'x');

const emptyFormer: FormerProject = {
  id: 'p-1',
  list: 'kickoff',
  version: '1.0.0',
  created: 1,
  heading: project(list).heading as FormerProject['heading'],
  answers: {},
  agreed: {},
};

function codeOf(text: string): string {
  const result = importProject(text, list);
  return result.ok ? 'ok' : result.problem.code;
}

function changed(change: (file: Record<string, never>) => unknown): string {
  const file = JSON.parse(exportProject(project(list), list)) as Record<string, never>;
  return JSON.stringify(change(file));
}

test('import(export(x)) = x, byte for byte', () => {
  fc.assert(
    fc.property(projects, (p) => {
      for (const reader of ['others', 'oneself'] as const) {
        const text = exportProject(p, list, reader);
        const result = importProject(text, list);
        const project = reader === 'oneself' ? p : withoutMemos(p);
        expect(result).toMatchObject({ ok: true, value: { site: 'example', project } });
        if (result.ok) expect(exportProject(result.value.project, list, reader)).toBe(text);
      }
    }),
    { numRuns: 200 },
  );
});

test('the file names its format and the site, and what it holds of each list', () => {
  expect(JSON.parse(exportProject(project(list), list))).toMatchObject({
    format: 'guidance-answers',
    formatVersion: 2,
    site: 'example',
    contains: { memos: false },
    project: { lists: { kickoff: '1.0.0' } },
  });
});

const SECRET = '社外秘の控え';

test('what a side notes for itself is in no file but one for oneself, and in no link', () => {
  fc.assert(
    fc.property(projects, (p) => {
      const memo = {
        text: SECRET,
        list: 'kickoff',
        version: '1.0.0',
        wording: '',
        stamp: answer().stamp,
      };
      const noted: Project = { ...p, memos: { B1: { x: [memo] } } };
      expect(exportProject(noted, list)).not.toContain(SECRET);
      expect(exportProject(noted, list)).toBe(exportProject(withoutMemos(p), list));
      expect(exportProject(noted, list, 'oneself')).toContain(SECRET);
      expect(encodeShare(sheetOf(noted, list), list)).toEqual(encodeShare(sheetOf(p, list), list));
    }),
    { numRuns: 50 },
  );
});

test('a file that says it has no memos and has some is refused', () => {
  const memos = changed((file) => {
    const p = (file as unknown as { project: object }).project;
    return { ...file, project: { ...p, memos: {} } };
  });
  expect(codeOf(memos)).toBe('bad-shape');
});

describe('a file of format 1', () => {
  test('is read as what it is in format 2, on the page of whichever list of its site', () => {
    fc.assert(
      fc.property(formerProjects, (former) => {
        const project = converted(former);
        for (const here of [list, { ...list, list: 'contract' }])
          expect(importProject(formerFile(former), here)).toMatchObject({
            ok: true,
            value: { project },
          });
      }),
      { numRuns: 100 },
    );
  });

  test('of another site is read where it is of the list, and else refused', () => {
    const text = formerFile(emptyFormer, '別のサイト');
    expect(codeOf(text)).toBe('ok');
    const elsewhere = importProject(text, { ...list, list: 'contract' });
    expect(elsewhere).toMatchObject({ ok: false, problem: { code: 'wrong-site' } });
  });
});

test('answers to a list with very long texts come back, from a file and from storage', () => {
  const long = checklist([item('x', { text: `${'長'.repeat(1999)}𠮟` })], {
    title: '表'.repeat(201),
    site: 's'.repeat(201),
  });
  const p = setAnswer(
    project(long),
    long,
    'B1',
    itemOf(long, 'x'),
    { verdict: 'hold' },
    writer('a'),
  );
  const agreed = settle(
    p,
    long,
    itemOf(long, 'x'),
    proposalOf(answer({ verdict: 'hold' })),
    writer('b'),
  );
  expect(importProject(exportProject(agreed, long), list)).toMatchObject({
    ok: true,
    value: { project: agreed },
  });
  const stored = withTexts(
    long,
    project(long),
    [answerCell('B1', 'x'), agreedCell('x')].map((cell) => [
      { project: 'p-1', cell },
      textOf(agreed, cell),
    ]),
  );
  expect(stored.answers.B1).toEqual(agreed.answers.B1);
  expect(stored.agreed).toEqual(agreed.agreed);
});

describe('what cannot be read is refused with a reason', () => {
  test.each<[string, string, string]>([
    ['over 1 MiB', ' '.repeat(MAX_FILE_BYTES + 1), 'too-large'],
    ['over 1 MiB in bytes only', 'あ'.repeat(MAX_FILE_BYTES / 2), 'too-large'],
    ['not JSON', '<html>', 'not-json'],
    ['empty', '', 'not-json'],
    ['nested deeply', '['.repeat(100_000), 'too-deep'],
    ['nested below the limit of the parser', `${'{"a":'.repeat(50)}1${'}'.repeat(50)}`, 'too-deep'],
    ['many quotes', '"\\'.repeat(200_000), 'not-json'],
    ['null', 'null', 'not-ours'],
    ['another file', '{"name":"package"}', 'not-ours'],
    ['a prototype key', '{"format":"guidance-answers","__proto__":{"x":1}}', 'bad-key'],
    [
      'an escaped prototype key',
      '{"format":"guidance-answers","a":[{"\\u005f_proto__":1}]}',
      'bad-key',
    ],
    [
      'a constructor key',
      '{"format":"guidance-answers","constructor":{"prototype":{}}}',
      'bad-key',
    ],
    ['a newer format', '{"format":"guidance-answers","formatVersion":3}', 'newer-format'],
    ['no content', '{"format":"guidance-answers","formatVersion":2}', 'bad-shape'],
    ['no content of format 1', '{"format":"guidance-answers","formatVersion":1}', 'bad-shape'],
    ['an unknown key', changed((file) => ({ ...file, more: 1 })), 'bad-shape'],
    [
      'another site, with nothing of the list',
      exportProject({ ...project(list), lists: {} }, { site: '別' }),
      'wrong-site',
    ],
    [
      'list ids that contradict',
      formerFile(emptyFormer).replace('"list":"kickoff"', '"list":"contract"'),
      'bad-shape',
    ],
  ])('%s', (_name, text, code) => {
    expect(codeOf(text)).toBe(code);
    const result = importProject(text, list);
    if (!result.ok) expect(result.problem.message).toMatch(/[ぁ-ん]/);
  });

  const cell = (more: object): string =>
    changed((file) => {
      const good = setAnswer(project(list), list, 'B1', x, {}, writer('a')).answers.B1?.x?.[0];
      const p = (file as unknown as { project: Project }).project;
      return { ...file, project: { ...p, answers: { B1: { x: [{ ...good, ...more }] }, B2: {} } } };
    });

  test.each([
    [{}, 'ok'],
    [{ verdict: 'done' }, 'bad-shape'],
    [{ note: 1 }, 'bad-shape'],
    [{ note: 'x'.repeat(2001) }, 'bad-shape'],
    [{ note: 'x'.repeat(2000) }, 'ok'],
    [{ due: '2026-13-01' }, 'bad-shape'],
    [{ due: '明日' }, 'bad-shape'],
    [{ extra: '' }, 'bad-shape'],
    [{ stamp: { at: 1e300, count: 1, actor: 'a', seen: {} } }, 'bad-shape'],
    [{ stamp: { at: 1, count: 0.5, actor: 'a', seen: {} } }, 'bad-shape'],
    [{ stamp: { at: 1, count: 1, actor: '<b>', seen: {} } }, 'bad-shape'],
    [{ version: 'x' }, 'bad-shape'],
  ])('an answer with %j is %s', (more, code) => {
    expect(codeOf(cell(more))).toBe(code);
  });

  test('an item id must be one', () => {
    const text = changed((file) => {
      const p = (file as unknown as { project: object }).project;
      return { ...file, project: { ...p, agreed: { '<b>': [] } } };
    });
    expect(codeOf(text)).toBe('bad-shape');
  });
});

test('random and mutated files give a value or a problem, and never pollute a prototype', () => {
  const good = exportProject(project(list), list);
  const mutated = fc
    .tuple(
      fc.nat(good.length),
      fc.nat(30),
      fc.oneof(fc.constantFrom(...HOSTILE, '{', '"', '"__proto__":{},'), fc.string()),
    )
    .map(([at, length, put]) => good.slice(0, at) + put + good.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(mutated, fc.json(), fc.string({ unit: 'binary' })), (text) => {
      expect(importProject(text, list)).toHaveProperty('ok');
    }),
    { numRuns: 3000 },
  );
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

describe('the diff', () => {
  const say = (on: Project, note: string, actor: string, at: number): Project =>
    setAnswer(on, list, 'B1', x, { note }, writer(actor, at));
  const base = project(list);

  test('is empty for our own export', () => {
    const p = say(base, '甲', 'a', 10);
    expect(importDiff(p, p)).toEqual({ changes: [], merged: p });
  });

  test('tells new, updated and conflicting answers, and leaves ours as it was', () => {
    const ours = say(base, '甲', 'a', 10);
    const frozen = JSON.stringify(ours);
    const kinds = (theirs: Project): string[] =>
      importDiff(ours, theirs).changes.map(({ kind }) => kind);
    expect(importDiff(base, ours).changes).toMatchObject([
      { item: 'x', side: 'B1', kind: 'added' },
    ]);
    expect(kinds(say(ours, '乙', 'b', 20))).toEqual(['updated']);
    expect(kinds(base)).toEqual([]);
    const conflict = importDiff(ours, say(base, '乙', 'b', 5));
    expect(conflict.changes).toMatchObject([
      { kind: 'conflict', ours: { note: '甲' }, theirs: { note: '乙' }, result: { note: '甲' } },
    ]);
    expect(conflict.merged.answers.B1?.x).toHaveLength(2);
    expect(JSON.stringify(ours)).toBe(frozen);
  });

  test('names a value that ours has overtaken, and leaves ours standing', () => {
    const old = say(base, '甲', 'a', 10);
    const diff = importDiff(say(old, '乙', 'b', 20), old);
    expect(diff.changes).toMatchObject([
      { kind: 'older', ours: { note: '乙' }, theirs: { note: '甲' } },
    ]);
    expect(diff.merged.answers.B1?.x?.map(({ note }) => note)).toEqual(['乙']);
  });

  test('importing twice is importing once', () => {
    fc.assert(
      fc.property(projects, projects, (a, b) => {
        const { merged } = importDiff(a, b);
        expect(importDiff(merged, b).changes.filter(({ kind }) => kind !== 'older')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
