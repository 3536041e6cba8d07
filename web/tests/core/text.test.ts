import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetOf } from '../../src/core/views.ts';
import type { Project } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import type { AnswerPatch } from '../../src/core/project.ts';
import { standings } from '../../src/core/progress.ts';
import { openPoints } from '../../src/core/register.ts';
import {
  escapeMarkdown,
  fileName,
  linkTexts,
  minutes,
  minutesMarkdown,
  minutesText,
  pointsMarkdown,
  sectionMarkdown,
  sectionTsv,
} from '../../src/core/text.ts';
import { checklist, itemOf, project, writer } from './samples.ts';

const list = checklist(['x', 'y', 'z']);
const tick = writer('a');
const say = (on: Project, id: string, patch: AnswerPatch): Project =>
  setAnswer(on, list, 'B1', itemOf(list, id), patch, tick);
const answered = say(
  say(say(project(list), 'x', { verdict: 'not-applicable', reason: '再委託なし' }), 'y', {
    verdict: 'action',
    assignee: '山田',
    due: '2026-06-01',
    note: '見積もりを\n取る | <b>',
  }),
  'z',
  { verdict: 'confirmed' },
);
const sheet = sheetOf(answered, list);
const standingOf = standings(sheet, 'B1');

test('minutes: 要対応 and 対象外 with reason, owner, date and link', () => {
  const groups = minutes(list, sheet, standingOf, 'B1');
  expect(groups.map(({ title, entries }) => [title, entries.length])).toEqual([
    ['要対応', 1],
    ['対象外', 1],
  ]);
  expect(minutesText(groups, list)).toMatchInlineSnapshot(`
    "■要対応（1件）
    ・1-2 yを確かめたか
    　担当: 山田
    　期限: 2026-06-01
    　備考: 見積もりを 取る | <b>
    　https://example.test/checklists/kickoff.html#y

    ■対象外（1件）
    ・1-1 xを確かめたか
    　理由: 再委託なし
    　https://example.test/checklists/kickoff.html#x

    キックオフ確認表 v1.0.0（2026-04-01）
    https://example.test/checklists/kickoff.html
    "
  `);
  expect(minutesMarkdown(groups, list)).toContain('  - 備考: 見積もりを 取る \\| \\<b\\>');
});

test('minutes say that a reason is missing', () => {
  const s = sheetOf(say(project(list), 'x', { verdict: 'not-applicable' }), list);
  expect(minutes(list, s, standings(s, 'B1'), 'B1')[0]?.entries[0]?.details).toEqual([
    '理由: なし',
  ]);
});

test('open points as Markdown tasks', () => {
  expect(pointsMarkdown(openPoints(list, sheet, 'B1'), list)).toMatchInlineSnapshot(`
    "## 未確定事項一覧

    - [ ] 1-2 [yを確かめたか](https://example.test/checklists/kickoff.html#y)（必須）
      - 状態: 要対応
      - 担当: 山田
      - 期限: 2026-06-01
      - 備考: 見積もりを 取る \\| \\<b\\>

    [キックオフ確認表 v1.0.0（2026-04-01）](https://example.test/checklists/kickoff.html)
    "
  `);
});

test('a section as Markdown tasks and as TSV, with and without answers', () => {
  const [section] = list.sections;
  if (!section) throw new Error('no section');
  expect(sectionMarkdown(section, list, standingOf).match(/^- \[.\]/gm)).toEqual([
    '- [x]',
    '- [ ]',
    '- [x]',
  ]);
  expect(sectionMarkdown(section, list).match(/^- \[.\]/gm)).toEqual(['- [ ]', '- [ ]', '- [ ]']);
  expect(sectionTsv(section, list, standingOf).split('\n')[2]).toBe(
    '1-2\tyを確かめたか\t必須\t要対応\thttps://example.test/checklists/kickoff.html#y',
  );
});

test('a link comes in the forms that wikis and chats take', () => {
  expect(linkTexts('a](b', 'https://e.test/x')).toEqual({
    url: 'https://e.test/x',
    titled: 'a](b\nhttps://e.test/x',
    markdown: '[a\\](b](https://e.test/x)',
  });
});

test('Markdown text stays on one line', () => {
  fc.assert(fc.property(fc.string(), (text) => !/[\r\n]/.test(escapeMarkdown(text))));
});

test.each([
  ['基幹刷新', '基幹刷新_キックオフ確認表_v1.0.0_20260402.json'],
  ['A/B:C*?"<>|\\D', 'A_B_C_D_キックオフ確認表_v1.0.0_20260402.json'],
  ['  ', '案件_キックオフ確認表_v1.0.0_20260402.json'],
  ['..', '案件_キックオフ確認表_v1.0.0_20260402.json'],
  ['con.x', '_con.x_キックオフ確認表_v1.0.0_20260402.json'],
  ['\u202Egnp', 'gnp_キックオフ確認表_v1.0.0_20260402.json'],
])('the file of %j is named %s', (name, expected) => {
  expect(fileName(name, list, '2026-04-02', 'json')).toBe(expected);
});

test('any 案件名 gives a name that Windows takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const file = fileName(name, list, '2026-04-02', 'csv');
      expect(file).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|^[\s.]|[\s.]$/u);
      expect(file.length).toBeLessThan(255);
      expect(file).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\.|$)/i);
    }),
  );
});
