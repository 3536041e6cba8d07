import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle } from '../../src/core/compare.ts';
import { sheetOf } from '../../src/core/views.ts';
import { VERDICTS } from '../../src/core/model.ts';
import type { Project, Side } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import type { AnswerPatch } from '../../src/core/project.ts';
import type { Source } from '../../src/core/progress.ts';
import { openPoints } from '../../src/core/register.ts';
import type { OpenPoint } from '../../src/core/register.ts';
import { registerColumns } from '../../src/core/register-columns.ts';
import { pointsTable } from '../../src/core/spreadsheet.ts';
import { pointsMarkdown } from '../../src/core/text.ts';
import { checklist, item, itemOf, project, writer } from './samples.ts';

const list = checklist(['x', 'y', item('z', { weight: '推奨', required: false })]);
const tick = writer('a');

function say(on: Project, side: Side, id: string, patch: AnswerPatch): Project {
  return setAnswer(on, list, side, itemOf(list, id), patch, tick);
}

function pointsOf(on: Project, of: Source = 'agreed'): readonly OpenPoint[] {
  return openPoints(list, sheetOf(on, list), of);
}

test('the register has a row for each open item, with what both sides said', () => {
  let p = say(project(list), 'B1', 'x', { verdict: 'confirmed' });
  p = say(p, 'B1', 'y', { verdict: 'action', assignee: '山田', due: '2026-06-01' });
  p = say(p, 'B2', 'y', { verdict: 'action', due: '2026-06-01', note: '見積もり待ち' });
  const rows = pointsOf(p);
  expect(rows.map(({ number }) => number)).toEqual(['1-1', '1-2', '1-3']);
  expect(rows[0]).toMatchObject({
    state: 'unconfirmed',
    said: new Map([
      ['B1', ['確認済']],
      ['B2', ['未記入']],
    ]),
  });
  expect(rows[1]).toMatchObject({
    point: 'yを確かめたか',
    state: 'action',
    assignee: '山田',
    due: '2026-06-01',
    agreed: [],
    said: new Map([
      ['B1', ['要対応', '担当: 山田']],
      ['B2', ['要対応', '備考: 見積もり待ち']],
    ]),
    url: 'https://example.test/checklists/kickoff.html#y',
  });
  expect(pointsOf(p, 'B1').map(({ item: id, assignee }) => [id, assignee])).toEqual([
    ['y', '山田'],
    ['z', ''],
  ]);
});

test('a disagreement is 相違 with both answers and words, first in the list', () => {
  let p = say(project(list), 'B1', 'y', { verdict: 'confirmed', note: '口頭で確認' });
  p = say(p, 'B2', 'y', { verdict: 'action', assignee: '鈴木', reason: '', note: '資料がない' });
  p = say(p, 'B1', 'z', { verdict: 'action', assignee: '山田', due: '2026-06-01' });
  p = say(p, 'B2', 'z', { verdict: 'action', assignee: '鈴木', due: '2026-07-01' });
  const rows = pointsOf(p);
  expect(rows.map(({ item: id, state }) => [id, state])).toEqual([
    ['y', 'differing'],
    ['z', 'differing'],
    ['x', 'unconfirmed'],
  ]);
  expect(rows[0]).toMatchObject({
    assignee: '',
    said: new Map([
      ['B1', ['確認済', '備考: 口頭で確認']],
      ['B2', ['要対応', '担当: 鈴木', '備考: 資料がない']],
    ]),
  });
  expect(rows[1]).toMatchObject({
    assignee: '',
    due: '',
    said: new Map([
      ['B1', ['要対応', '担当: 山田', '期限: 2026-06-01']],
      ['B2', ['要対応', '担当: 鈴木', '期限: 2026-07-01']],
    ]),
  });
  const text = pointsMarkdown(rows, list);
  expect(text).toContain('状態: 相違');
  expect(text).not.toContain('未確認');
});

test('what was settled stands in the register as agreed, once', () => {
  let p = say(project(list), 'B1', 'y', { verdict: 'hold', assignee: '山田' });
  p = settle(
    p,
    list,
    itemOf(list, 'y'),
    {
      verdict: 'action',
      reason: '',
      note: '5月に再協議',
      assignee: '鈴木',
      due: '2026-05-20',
    },
    tick,
  );
  const points = pointsOf(p);
  expect(points[1]).toMatchObject({
    state: 'action',
    assignee: '鈴木',
    due: '2026-05-20',
    agreed: ['要対応', '5月に再協議'],
  });
  const cells = registerColumns(list, points).flatMap(({ lines }) =>
    points[1] ? lines(points[1]) : [],
  );
  expect(cells.filter((line) => line.includes('5月に再協議'))).toHaveLength(1);
});

test('an item that both settled as closed is open for neither side', () => {
  let p = say(project(list), 'B1', 'y', { verdict: 'action', due: '2026-06-01' });
  p = say(p, 'B2', 'y', { verdict: 'confirmed' });
  p = settle(
    p,
    list,
    itemOf(list, 'y'),
    {
      verdict: 'confirmed',
      reason: '',
      note: '',
      assignee: '',
      due: '',
    },
    tick,
  );
  for (const of of ['agreed', 'B1', 'B2'] as const) {
    expect(pointsOf(p, of).map(({ item: id }) => id)).not.toContain('y');
  }
});

const words = fc.stringMatching(/^[a-z]{1,8}$/);
const saying = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  reason: words,
  note: words,
  assignee: words,
  due: fc.constantFrom('', '2026-06-01', '2026-07-01'),
});
const settlement = fc.record({
  verdict: fc.constantFrom('action' as const, 'hold' as const),
  reason: words,
  note: words,
  assignee: words,
  due: fc.constant(''),
});

test('the agreed column holds no text of one side, and the agreed text stands in no other', () => {
  const marked = <T extends object>(of: T, mark: string): T =>
    Object.fromEntries(
      Object.entries(of).map(([key, text]) => [
        key,
        ['reason', 'note', 'assignee'].includes(key) ? `${mark}${String(text)}` : text,
      ]),
    ) as T;
  fc.assert(
    fc.property(saying, saying, fc.option(settlement), (one, two, settled) => {
      let p = say(project(list), 'B1', 'x', marked(one, 'ONE '));
      p = say(p, 'B2', 'x', marked(two, 'TWO '));
      if (settled) p = settle(p, list, itemOf(list, 'x'), marked(settled, 'BOTH '), tick);
      const points = pointsOf(p);
      for (const { kind, head, lines } of registerColumns(list, points)) {
        const text = points.flatMap(lines).join('\n');
        if (kind === 'agreed') expect(text).not.toMatch(/ONE|TWO/);
        if (kind === 'said')
          expect(text).not.toMatch(head.includes('B1') ? /TWO|BOTH/ : /ONE|BOTH/);
      }
      const [head = [], ...rows] = pointsTable(points, list, 'register');
      const at = head.indexOf('合意内容');
      for (const row of rows) expect(row[at]).not.toMatch(/ONE|TWO/);
    }),
  );
});
