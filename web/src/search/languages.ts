/**
 * The room of a language. Most are small and stand in the search itself; one that is not comes as a
 * script of its own, so that only the sites in that language load it.
 */
import { besideScript, insertScript } from '../scripts.ts';
import type { Language } from './language.ts';
import { english, plain } from './plain/index.ts';

const SMALL: Readonly<Record<string, Language>> = { en: english };
/** The languages with a script of their own, `search-<language>.js`. */
const LARGE: ReadonlySet<string> = new Set(['ja']);

/** `ja` for a tag like `ja`, `ja-JP` or `ja_JP`. */
function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}

/** The language of a tag, as far as it is there; one without a room of its own is a plain one. */
export function languageOf(tag: string): Language {
  const name = primary(tag);
  return globalThis.guidanceLanguages?.[name] ?? SMALL[name] ?? plain;
}

/** Brings what the language of a tag needs; `script` is the address of the search. */
export async function bringLanguage(tag: string, script: string): Promise<void> {
  const name = primary(tag);
  if (!LARGE.has(name) || globalThis.guidanceLanguages?.[name]) return;
  await insertScript(besideScript(script, `search-${name}.js`));
}
