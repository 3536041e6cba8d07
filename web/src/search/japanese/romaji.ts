/** Japanese in Latin letters: Hepburn, Kunrei and loose spellings of one reading share a key. */
import { fold } from '../fold.ts';
import { toHiragana } from './kana.ts';

const ROWS: readonly (readonly [string, string])[] = [
  ['', 'あいうえお'],
  ['k', 'かきくけこ'],
  ['g', 'がぎぐげご'],
  ['s', 'さしすせそ'],
  ['z', 'ざじずぜぞ'],
  ['t', 'たちつてと'],
  ['d', 'だぢづでど'],
  ['n', 'なにぬねの'],
  ['h', 'はひふへほ'],
  ['b', 'ばびぶべぼ'],
  ['p', 'ぱぴぷぺぽ'],
  ['m', 'まみむめも'],
  ['r', 'らりるれろ'],
  ['f', '\0\0\0\0\0'],
];
const VOWELS = 'aiueo';
const KANA = new Map<string, string>([
  ['や', 'ya'],
  ['ゆ', 'yu'],
  ['よ', 'yo'],
  ['わ', 'wa'],
  ['を', 'o'],
  ['ん', 'n'],
  ['ゔ', 'bu'],
  ...ROWS.flatMap(([row, kana]) =>
    Array.from(kana, (char, at): [string, string] => [char, row + VOWELS.charAt(at)]),
  ),
]);
const SMALL_Y = new Map([
  ['ゃ', 'a'],
  ['ゅ', 'u'],
  ['ょ', 'o'],
  ['ぇ', 'e'],
]);
const SMALL_VOWEL = new Map([
  ['ぁ', 'a'],
  ['ぃ', 'i'],
  ['ぅ', 'u'],
  ['ぇ', 'e'],
  ['ぉ', 'o'],
]);

function latin(kana: string): string {
  let made = '';
  for (const char of kana) {
    const glide = SMALL_Y.get(char);
    const vowel = SMALL_VOWEL.get(char);
    if (char === 'っ') made += '*';
    else if (glide && made.endsWith('i')) made = `${made.slice(0, -1)}y${glide}`;
    else if (vowel && /[uo]$/.test(made))
      made = `${made
        .slice(0, -1)
        .replace(/h$/, 'f')
        .replace(/(^|[aiueon])$/, '$1w')}${vowel}`;
    else if (vowel && made) made = made.slice(0, -1) + vowel;
    else made += KANA.get(char) ?? vowel ?? (/[a-z]/.test(char) ? char : '');
  }
  return made.replace(/\*(.)/g, '$1$1');
}

/** Empty where the text has neither hiragana, katakana nor Latin letters. */
export function romajiKey(text: string): string {
  return latin(toHiragana(fold(text)))
    .replace(/[ct]ch/g, 'tty')
    .replace(/ttyi/g, 'tti')
    .replace(/ssh/g, 'ssy')
    .replace(/ssyi/g, 'ssi')
    .replace(/sh(?=i)/g, 's')
    .replace(/ch(?=i)/g, 't')
    .replace(/tsu/g, 'tu')
    .replace(/fu/g, 'hu')
    .replace(/sh/g, 'sy')
    .replace(/ch/g, 'ty')
    .replace(/cy/g, 'ty')
    .replace(/jy?(?=[aueo])/g, 'zy')
    .replace(/j/g, 'z')
    .replace(/di/g, 'zi')
    .replace(/dz?u/g, 'zu')
    .replace(/l/g, 'r')
    .replace(/v/g, 'b')
    .replace(/wo/g, 'o')
    .replace(/m(?=[bpm])/g, 'n')
    .replace(/oh(?=[^aiueoy]|$)/g, 'o')
    .replace(/ou|oo/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/aa/g, 'a')
    .replace(/ee/g, 'e')
    .replace(/nn/g, 'n');
}
