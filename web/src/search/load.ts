/** The index comes as scripts, and only when it is first needed: no fetch, so it works over file://. */
import type { NamesFile } from './corpus.ts';
import { insertScript, once } from '../scripts.ts';
import { Directory, Engine } from './engine.ts';
import { bringLanguage, languageOf } from './languages.ts';

type Loaded = { names?: NamesFile } & Record<`text${number}`, string>;

declare global {
  var guidanceSearch: Loaded | undefined;
}

/** Known only while this script begins to run. */
const running = document.currentScript;
const script = running instanceof HTMLScriptElement ? running.src : '';

/** The address of something of the site as seen from this page. */
export function siteUrl(path: string): string {
  const root = document.documentElement.dataset.content_root ?? './';
  return root === './' ? path : root + path;
}

function insert(file: string): Promise<void> {
  return insertScript(siteUrl(`_static/search/${file}`));
}

async function namesFile(): Promise<NamesFile> {
  if (!globalThis.guidanceSearch?.names) await insert('names.js');
  const names = globalThis.guidanceSearch?.names;
  if (!names) throw new Error('the index has no names');
  return names;
}

/** The names: small, for suggestions. */
export const loadDirectory: () => Promise<Directory> = once(async () => {
  const [file] = await Promise.all([
    namesFile(),
    bringLanguage(document.documentElement.lang, script),
  ]);
  return new Directory(file, languageOf(file.language));
});

/** The names and all texts: for results. */
export const loadEngine: () => Promise<Engine> = once(async () => {
  const [names, file] = await Promise.all([loadDirectory(), namesFile()]);
  const text = (at: number): string | undefined => globalThis.guidanceSearch?.[`text${at}`];
  await Promise.all(
    file.parts.map((part, at) => (text(at) === undefined ? insert(part) : Promise.resolve())),
  );
  const texts = file.parts.map((_, at) => text(at) ?? '');
  globalThis.guidanceSearch = undefined;
  return new Engine(names, file, texts);
});
