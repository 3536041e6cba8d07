import { expect, test } from 'vitest';
import { outcomesOf } from '../../src/core/outlook.ts';
import type { Outcome } from '../../src/core/outlook.ts';
import { checklist, item } from './samples.ts';

const pages = {
  'measure/scope': {
    title: '範囲を決める',
    url: 'm/scope.html',
    ends: { prevents: ['cause/vague'], limits: [] },
  },
  'measure/backup': {
    title: '控えを取る',
    url: 'm/backup.html',
    ends: { prevents: ['cause/errors'], limits: ['incident/loss'] },
  },
  'cause/vague': {
    title: '範囲があいまい',
    url: 'c/vague.html',
    ends: { leads_to: ['incident/delay'] },
  },
  'cause/errors': {
    title: '手順の不備',
    url: 'c/errors.html',
    ends: { leads_to: ['incident/loss', 'incident/outage', 'incident/unknown'] },
  },
  'incident/outage': { title: '停止', url: 'i/outage.html' },
  'incident/delay': { title: '遅れ', url: 'i/delay.html' },
  'incident/loss': {
    title: '消失',
    url: 'i/loss.html',
    panels: [{ title: '備える補償', pages: ['coverage/cost', 'coverage/unknown'] }],
  },
  'coverage/cost': { title: '復旧費用', url: 'v/cost.html' },
};
const outlook = {
  title: '起こりうること',
  ways: [{ show: ['limits'] }, { show: ['prevents', 'leads_to'], through: '考えられる原因' }],
  along: ['対策', '原因'],
};
const list = checklist(
  [
    item('x', { verifies: ['measure/scope'] }),
    item('y', { verifies: ['measure/scope', 'measure/backup'] }),
    item('z', { verifies: ['measure/backup', 'measure/unknown'], required: false }),
  ],
  { pages, outlook },
);
const all = list.sections.flatMap(({ items }) => items);

function told({ page, items, through, panels }: Outcome): unknown {
  return {
    page: page.title,
    items: items.map(({ id }) => id),
    through: [...through].map(([words, found]) => [words, ...found.map(({ title }) => title)]),
    panels: panels.map(({ title, pages: listed }) => [title, ...listed.map((one) => one.title)]),
  };
}

test('most open items first, then most required, with what lies between and beside', () => {
  expect(outcomesOf(list, all).map(told)).toEqual([
    {
      page: '遅れ',
      items: ['x', 'y'],
      through: [['考えられる原因', '範囲があいまい']],
      panels: [],
    },
    { page: '停止', items: ['y', 'z'], through: [['考えられる原因', '手順の不備']], panels: [] },
    {
      page: '消失',
      items: ['y', 'z'],
      through: [['考えられる原因', '手順の不備']],
      panels: [['備える補償', '復旧費用']],
    },
  ]);
});

test('what is closed leads nowhere', () => {
  const closedX = all.filter(({ id }) => id !== 'x');
  expect(outcomesOf(list, closedX).map(told)[2]).toMatchObject({ page: '遅れ', items: ['y'] });
  expect(outcomesOf(list, [])).toEqual([]);
});

test('a list of a project that asks for no outlook has none', () => {
  expect(outcomesOf({ pages, outlook: null }, all)).toEqual([]);
});

test('a way without words for what lies between tells only its end', () => {
  const ways = [{ show: ['prevents', 'leads_to'] }];
  const found = outcomesOf({ pages, outlook: { ...outlook, ways } }, all);
  expect(found.map(told)).toContainEqual({
    page: '遅れ',
    items: ['x', 'y'],
    through: [],
    panels: [],
  });
});
