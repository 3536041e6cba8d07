/** What the search asks of a language; the other half is sphinx_guidance/language. */
import { japanese } from './japanese/index.ts';
import type { Names } from './names.ts';
import { english, plain } from './plain/index.ts';
import type { Has, Query } from './query.ts';

export interface Language {
  /** What two spellings of one name have in common. */
  nameKey(text: string): string;
  /** How Latin letters sound as a reading; empty where names have no readings. */
  soundKey(text: string): string;
  /** Whether a name says how another one is read. */
  isReading(text: string): boolean;
  /** Words inside folded names in which typing errors are looked for. */
  readonly parts: RegExp;
  parser(names: Names, has: Has): { parse(text: string): Query };
}

const LANGUAGES: Readonly<Record<string, Language>> = { ja: japanese, en: english };

/** The language of a tag (`ja`, `en-GB`, `pt_BR`); one without a room of its own is a plain one. */
export function languageOf(tag: string): Language {
  return LANGUAGES[tag.toLowerCase().split(/[-_]/)[0] ?? ''] ?? plain;
}
