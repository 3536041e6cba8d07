/** What the search asks of a language. */
import type { Names } from './names.ts';
import type { Has, Query } from './query.ts';
import type { Spelling } from './spelling.ts';

export interface Language extends Spelling {
  parser(names: Names, has: Has): { parse(text: string): Query };
}

declare global {
  /** What the scripts of single languages brought. */
  var guidanceLanguages: Readonly<Record<string, Language>> | undefined;
}

/** Called by the script of a language: from now on the search reads it. */
export function addLanguage(name: string, language: Language): void {
  globalThis.guidanceLanguages = { ...globalThis.guidanceLanguages, [name]: language };
}
