import { expect, test } from 'vitest';
import { romajiKey } from '../../../src/search/japanese/romaji.ts';

test.each([
  ['そんがいばいしょう', 'songaibaishou', 'songaibaisyou', 'songai-baisho', 'songaibaishoh'],
  ['けんしゅう', 'kenshuu', 'kensyuu', 'kenshu', 'kensyu'],
  ['はっちゅうしょめん', 'hacchuushomen', 'hatchushomen', 'hattyuusyomen'],
  ['じゅんいにんけいやく', "jun'ininkeiyaku", 'zyunininkeiyaku', 'juninin keiyaku'],
  ['ふてきごう', 'futekigou', 'hutekigou', 'futekigo'],
  ['つうちぎむ', 'tsuuchigimu', 'tuutigimu'],
  ['フォレンジック', 'forenjikku'],
  ['しんぶん', 'shimbun', 'sinbun'],
  ['べんだー', 'benda', 'bendaa'],
])('%s is %s, however it is spelt', (kana, ...spellings) => {
  for (const spelling of spellings) expect(romajiKey(spelling), spelling).toBe(romajiKey(kana));
});

test('different words stay different', () => {
  expect(romajiKey('かし')).not.toBe(romajiKey('かしつ'));
  expect(romajiKey('損害')).toBe('');
});
