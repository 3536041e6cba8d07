/** The other number of an English word, as far as its spelling is regular. */

function singular(word: string): string[] {
  if (/[^aeiou]ies$/.test(word)) return [word.replace(/ies$/, 'y')];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  return /[^s]s$/.test(word) ? [word.slice(0, -1)] : [];
}

function plural(word: string): string {
  if (/[b-df-hj-np-tv-z]y$/.test(word)) return word.replace(/y$/, 'ies');
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** A word in singular and plural, without itself: key and keys, party and parties. */
export function inflected(word: string): string[] {
  const one = singular(word);
  return one.length ? one : [plural(word)];
}
