/** The catalogues of words as they stand in the package. */
import { readFileSync } from 'node:fs';
import type { Text } from '../src/words.ts';

export const FILES = ['shared', 'scripts-site', 'scripts-checklist'] as const;
export type File = (typeof FILES)[number];

/** The texts of one file in one language. */
export function textsOf(language: string, file: File): Readonly<Record<string, Text>> {
  const url = new URL(`../../sphinx_guidance/locale/${language}/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Record<string, Text>;
}

/** All texts that scripts can say in a language. */
export function catalogue(language: string): Readonly<Record<string, Text>> {
  return Object.assign({}, ...FILES.map((file) => textsOf(language, file))) as Record<string, Text>;
}
