/** What two spellings of a Japanese name share: the same rules as sphinx_guidance/language/ja.py. */
import { fold } from '../fold.ts';

const BETWEEN =
  /[\s\-‐‑–—―−ー_・･、。,.!?;:/\\()[\]{}<>「」『』【】〈〉《》〔〕"'`~〜…＆&+*#|＝=]+/gu;
const SMALL = 'ぁぃぅぇぉっゃゅょゎゕゖゔぢづ';
const LARGE = 'あいうえおつやゆよわかけぶじず';

export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** What two spellings of one name have in common. */
export function nameKey(text: string): string {
  return toHiragana(fold(text))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖゔぢづ]/g, (kana) => LARGE.charAt(SMALL.indexOf(kana)))
    .replace(BETWEEN, '');
}
