import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, marked } from '../../src/search/excerpt.ts';
import { fold } from '../../src/search/fold.ts';

const join = (segments: readonly { text: string }[]): string =>
  segments.map(({ text }) => text).join('');

test('a mark covers what was matched, in the writing of the author', () => {
  expect(marked('ＳＬＡとSLO', fold('ＳＬＡとSLO'), ['sla'])).toEqual([
    { text: 'ＳＬＡ', marked: true },
    { text: 'とSLO', marked: false },
  ]);
});

test('marks that touch are one', () => {
  expect(marked('損害賠償責任', '損害賠償責任', ['損害', '賠償', '害賠'])).toEqual([
    { text: '損害賠償', marked: true },
    { text: '責任', marked: false },
  ]);
});

test('nothing is lost or added by marking', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, marks) => {
      expect(join(marked(text, text, marks))).toBe(text);
    }),
  );
});

test('the excerpt shows the match, however late it stands', () => {
  const text = `${'前置きです。'.repeat(60)}ここで検収を終えます。${'後書きです。'.repeat(60)}`;
  const shown = excerpt(text, text, ['検収']);
  expect(shown.some((segment) => segment.marked && segment.text === '検収')).toBe(true);
  expect(join(shown).length).toBeLessThan(140);
});

test('without a match it is the beginning', () => {
  expect(join(excerpt('短い文。', '短い文。', ['無い']))).toBe('短い文。');
});
