/** How text is folded before it is searched: the same rules as sphinx_guidance/search/analyser.py. */

const BETWEEN =
  /[\s\-‐‑–—―−ー_・･、。,.!?;:/\\()[\]{}<>「」『』【】〈〉《》〔〕"'`~〜…＆&+*#|＝=]+/gu;
const SMALL = 'ぁぃぅぇぉっゃゅょゎゕゖゔぢづ';
const LARGE = 'あいうえおつやゆよわかけぶじず';

/** Text without differences of width, compatibility form and case; no character of the index moves. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** What two spellings of one name have in common. */
export function nameKey(text: string): string {
  return toHiragana(fold(text))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖゔぢづ]/g, (kana) => LARGE.charAt(SMALL.indexOf(kana)))
    .replace(BETWEEN, '');
}
