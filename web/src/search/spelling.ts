/** How the names of a language are told to be the same; the other half is sphinx_guidance/language. */
export interface Spelling {
  /** What two spellings of one name have in common. */
  nameKey(text: string): string;
  /** How Latin letters sound as a reading; empty where names have no readings. */
  soundKey(text: string): string;
  /** Whether a name says how another one is read. */
  isReading(text: string): boolean;
  /** Words inside folded names in which typing errors are looked for. */
  readonly parts: RegExp;
}
