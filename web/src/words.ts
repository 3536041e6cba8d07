/**
 * What the scripts say, in the language of the page.
 *
 * The words stand in `sphinx_guidance/locale/<language>/`; the build of a site writes those of its
 * language as scripts that a page loads before ours. A key that is in no catalogue is an error of types.
 */
type Shared = typeof import('../../sphinx_guidance/locale/ja/shared.json');
type OfSite = typeof import('../../sphinx_guidance/locale/ja/scripts-site.json');
type OfChecklist = typeof import('../../sphinx_guidance/locale/ja/scripts-checklist.json');

export type Key = keyof Shared | keyof OfSite | keyof OfChecklist;

/** A text, or one for each grammatical number of the value `n`, of which `other` is always there. */
export type Text =
  string | (Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string });

export interface Catalogue {
  /** The language of the texts, as Intl takes it. */
  readonly language: string;
  readonly words: Readonly<Record<string, Text>>;
}

declare global {
  var guidanceWords: Catalogue | undefined;
}

export type Values = Readonly<Record<string, string | number>>;

/** The text under `key` with its `{names}` filled in. Throws where the page brought no such text. */
export function say(key: Key, values: Values = {}): string {
  const text = globalThis.guidanceWords?.words[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return textFor(text, values).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}

function textFor(text: Text, values: Values): string {
  if (typeof text === 'string') return text;
  const rules = new Intl.PluralRules(language());
  return text[rules.select(Number(values.n))] ?? text.other;
}

/** The language of the texts, as Intl takes it. */
export function language(): string | undefined {
  return globalThis.guidanceWords?.language;
}

/** `parts` as one list, as the language writes it in a sentence. */
export function listed(parts: readonly string[]): string {
  return parts.join(say('list.separator'));
}

/** `parts` beside each other, without a sentence around them. */
export function dotted(parts: readonly string[]): string {
  return parts.join(say('dots.separator'));
}

/** Sentences one after another; empty ones are left out. */
export function sentences(parts: readonly string[]): string {
  return parts.filter(Boolean).join(say('sentences.separator'));
}

/** A sentence without its full stop, to stand inside another. */
export function unstopped(sentence: string): string {
  const stop = say('sentence.stop');
  return sentence.endsWith(stop) ? sentence.slice(0, -stop.length) : sentence;
}
