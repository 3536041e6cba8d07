/** The texts that the copy menus make, as wikis take them. */
import { expect, test } from 'vitest';
import {
  boxesMarkdown,
  tableTsv,
  tasksMarkdown,
} from '../../../src/checklist/panels/copy-texts.ts';
import { checklist, item } from '../../core/samples.ts';

const list = checklist([item('a', { text: '範囲[案]' }), 'b'], {});
const sections = [
  ...list.sections,
  { id: 'more', title: '進め方', items: [item('c', { number: '2-1', text: '会議' })] },
];
const standingOf = ({ id }: { id: string }) => ({
  state: id === 'a' ? ('confirmed' as const) : ('unconfirmed' as const),
  recheck: false,
  resolved: id === 'a',
});

test('all sections as Markdown tasks, with the source once at the end', () => {
  expect(tasksMarkdown(sections, list, standingOf)).toMatchInlineSnapshot(`
    "## 範囲

    - [x] 1-1 [範囲\\[案\\]](https://example.test/checklists/kickoff.html#a)
    - [ ] 1-2 [bを確かめたか](https://example.test/checklists/kickoff.html#b)

    ## 進め方

    - [ ] 2-1 [会議](https://example.test/checklists/kickoff.html#c)

    [キックオフ確認表 v1.0.0（2026-04-01）](https://example.test/checklists/kickoff.html)
    "
  `);
});

test('with boxes where task lists do not show', () => {
  expect(boxesMarkdown(sections, list, standingOf)).toMatchInlineSnapshot(`
    "## 範囲

    - ☑ 1-1 [範囲\\[案\\]](https://example.test/checklists/kickoff.html#a)
    - □ 1-2 [bを確かめたか](https://example.test/checklists/kickoff.html#b)

    ## 進め方

    - □ 2-1 [会議](https://example.test/checklists/kickoff.html#c)

    [キックオフ確認表 v1.0.0（2026-04-01）](https://example.test/checklists/kickoff.html)
    "
  `);
});

test('a box in the words of an item stays as it is', () => {
  const odd = [{ id: 's', title: '- [ ] 節', items: [item('a', { number: '- [x]' })] }];
  expect(boxesMarkdown(odd, list, standingOf)).toContain('- ☑ - \\[x\\]');
});

test('one table with one header row', () => {
  expect(
    tableTsv(sections, list, standingOf)
      .split('\n')
      .map((line) => line.split('\t').slice(0, 4)),
  ).toEqual([
    ['番号', '確認項目', '重要度', '状態'],
    ['1-1', '範囲[案]', '必須', '確認済'],
    ['1-2', 'bを確かめたか', '必須', '未記入'],
    ['2-1', '会議', '必須', '未記入'],
  ]);
});
