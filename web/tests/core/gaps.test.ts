import { expect, test } from 'vitest';
import { gapsText, gapsToFill, signedSentence } from '../../src/core/gaps.ts';
import type { OpenPoint } from '../../src/core/register.ts';
import { PARTIES } from './samples.ts';

const LIST = { parties: PARTIES };

function point(number: string, assignee: string, due: string): OpenPoint {
  return {
    item: `i${number}`,
    number,
    point: '範囲を書いたか',
    why: '',
    weight: '必須',
    required: true,
    who: ['B1', 'B2'],
    state: 'action',
    said: new Map(),
    agreed: [],
    assignee,
    due,
    url: '',
  };
}

const whole = point('1-1', '山田', '2026-06-01');
const gaps = [whole, point('1-2', '', ''), point('1-5', '山田', '')];

test('points without 担当 or 期限 are counted and named', () => {
  expect(gapsText(gaps)).toBe('担当または期限のない項目 2件（担当・期限: 1-2／期限: 1-5）');
  expect([gapsText([whole]), gapsToFill([whole])]).toEqual(['', '']);
});

test('the sentence above the signatures is true of what is printed', () => {
  expect(signedSentence(LIST, [whole], 'agreed')).toBe(
    '上の事項が未確定であり、記載の担当と期限で決めることを、両社で確認しました。',
  );
  const sentence = signedSentence(LIST, gaps, 'agreed');
  expect(sentence).not.toContain('記載の担当と期限で');
  expect(sentence).toContain(
    '担当または期限のない項目 2件（担当・期限: 1-2／期限: 1-5）は、署名の前に空欄へ手で記入します。',
  );
  expect(signedSentence(LIST, [], 'agreed')).toBe('未確定の事項がないことを、両社で確認しました。');
  expect(signedSentence(LIST, [whole], 'B2')).toContain(
    'サービス提供者（B2）の答えだけから作った一覧です。',
  );
});
