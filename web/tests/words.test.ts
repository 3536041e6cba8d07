/** The catalogue of words and the scripts that say them fit together. */
import { describe, expect, test } from 'vitest';
import type { Text } from '../src/words.ts';
import { listed, say, sentences, unstopped } from '../src/words.ts';
import { catalogue, FILES, textsOf } from './catalogue.ts';
import { callsOf, linesWith, sources, stringsOf } from './said.ts';

const JAPANESE =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u30ff\uff00-\uffef]/u;
/** What is special to the Japanese language. */
const MAY_BE_JAPANESE = [/^search\/(?:japanese\/|hits|excerpt)/];

const found = sources();
const calls = [...found.values()].flatMap(callsOf);

/** The placeholders of each form of a text. */
function placeholders(text: Text): string[][] {
  const forms = typeof text === 'string' ? [text] : Object.values(text);
  return forms.map((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort());
}

/** Runs `body` on a page in `language`. */
function on<T>(language: string, body: () => T): T {
  const kept = globalThis.guidanceWords;
  globalThis.guidanceWords = { language, words: catalogue(language) };
  try {
    return body();
  } finally {
    globalThis.guidanceWords = kept;
  }
}

describe('the catalogue', () => {
  test.each(FILES)('%s has the same keys and values in both languages', (file) => {
    const [ja, en] = [textsOf('ja', file), textsOf('en', file)];
    expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
    for (const [key, text] of Object.entries(ja)) {
      const names = new Set([...placeholders(text), ...placeholders(en[key] ?? '')].map(String));
      expect([...names], key).toHaveLength(1);
    }
  });

  test('no key stands in two files', () => {
    const keys = FILES.flatMap((file) => Object.keys(textsOf('ja', file)));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test('English has no Japanese in it', () => {
    const wrong = Object.entries(catalogue('en')).filter(([, text]) =>
      JAPANESE.test(JSON.stringify(text)),
    );
    expect(wrong).toEqual([]);
  });

  test('every text of the scripts is said somewhere', () => {
    const strings = new Set([...found.values()].flatMap(stringsOf));
    const begun = calls.filter(({ isWhole }) => !isWhole).map(({ key }) => key);
    const keys = [...Object.keys(textsOf('ja', 'scripts-site'))].concat(
      Object.keys(textsOf('ja', 'scripts-checklist')),
    );
    const said = (key: string): boolean =>
      strings.has(key) || begun.some((start) => start !== '' && key.startsWith(start));
    expect(keys.filter((key) => !said(key))).toEqual([]);
  });
});

describe('the scripts', () => {
  test('fill in every value of a text, and no other', () => {
    const words = catalogue('ja');
    const wrong = calls.filter(({ key, isWhole, values }) => {
      const text = words[key];
      if (!isWhole || !values || text === undefined) return false;
      return placeholders(text).some((names) => {
        const needed = new Set(names);
        return (
          values.some((name) => name !== 'n' && !needed.has(name)) ||
          [...needed].some((name) => !values.includes(name))
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  test('hold no Japanese outside of comments', () => {
    const wrong = [...found]
      .filter(([path]) => !MAY_BE_JAPANESE.some((room) => room.test(path)))
      .flatMap(([, source]) => linesWith(source, JAPANESE));
    expect(wrong).toEqual([]);
  });

  test('every page says only what its words bring', () => {
    const ofSite = { ...textsOf('ja', 'shared'), ...textsOf('ja', 'scripts-site') };
    const wrong = [...found]
      .filter(([path]) => /^(?:site|search)\//.test(path))
      .flatMap(([, source]) => callsOf(source))
      .filter(({ key, isWhole }) => isWhole && !(key in ofSite));
    expect(wrong).toEqual([]);
  });
});

describe('say', () => {
  test('fills in values as they are', () => {
    expect(say('theme.label', { theme: '$& {theme}' })).toBe('明るさの切り替え いま: $& {theme}');
  });

  test('joins lists as the language does', () => {
    expect(listed(['a', 'b'])).toBe('a、b');
    expect(on('en', () => listed(['a', 'b']))).toBe('a, b');
  });

  test('puts sentences together as the language does', () => {
    expect(sentences(['甲。', '', '乙。'])).toBe('甲。乙。');
    expect(on('en', () => sentences(['One.', 'Two.']))).toBe('One. Two.');
    expect(unstopped('甲。')).toBe('甲');
    expect(on('en', () => unstopped('One.'))).toBe('One');
  });

  test('chooses the form for a number', () => {
    const count = (n: number): string => say('search.suggestions-count', { n });
    expect([1, 2].map(count)).toEqual(['候補 1件', '候補 2件']);
    expect(on('en', () => [0, 1, 2].map(count))).toEqual([
      '0 suggestions',
      '1 suggestion',
      '2 suggestions',
    ]);
  });

  test('tells where a page brought no words', () => {
    globalThis.guidanceWords = { language: 'ja', words: {} };
    try {
      expect(() => say('term.more')).toThrow('term.more');
    } finally {
      globalThis.guidanceWords = { language: 'ja', words: catalogue('ja') };
    }
  });
});
