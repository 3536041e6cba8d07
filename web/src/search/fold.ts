/** How text of any language is folded: the same rules as sphinx_guidance/language/text.py. */

/** Text without differences of width, compatibility form and case; no character of the index moves. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
