import { describe, expect, test } from 'vitest';
import { Directory, Engine } from '../../src/search/engine.ts';
import type { NamesFile } from '../../src/search/corpus.ts';
import { japanese } from '../../src/search/japanese/index.ts';
import { addLanguage } from '../../src/search/language.ts';
import { languageOf } from '../../src/search/languages.ts';
import { english as inEnglish } from '../../src/search/plain/index.ts';
import english from '../../../tests/vectors/search_index_en.json' with { type: 'json' };
import sample from '../../../tests/vectors/search_index.json' with { type: 'json' };

const file = sample.names as unknown as NamesFile;
const directory = new Directory(file, japanese);
const engine = new Engine(directory, file, sample.texts);
const find = (text: string): string[] =>
  engine.search(text).results.map(({ item }) => directory.items[item]?.address ?? '');

test('the index that Python wrote reads back', () => {
  expect(directory.items.map(({ address }) => address)).toEqual(sample.addresses);
  expect(engine.corpus.items[0]?.title).toBe(sample.titles[0]);
});

test.each(sample.queries)('$q finds $first first', ({ q, first }) => {
  expect(find(q)[0]).toBe(first);
});

test('what stands nowhere finds nothing, and near terms are there', () => {
  expect(find('zzzz')).toEqual([]);
  expect(directory.names.alike('zzzz', 3).length).toBeGreaterThan(0);
});

test('a query of only punctuation, markup or nothing is no error', () => {
  for (const text of ['', ' ', '？？', '<b>', '\\', '(', '%', 'の', '\0', '🙂'])
    expect(() => find(text)).not.toThrow();
});

test('a half-typed reading is completed', () => {
  expect(directory.suggest('けんし')[0]?.title).toBe('検収');
  expect(directory.suggest('kensh')[0]?.title).toBe('検収');
  expect(directory.suggest('')).toEqual([]);
});

describe('in English', () => {
  const file = english.names as unknown as NamesFile;
  const directory = new Directory(file, inEnglish);
  const engine = new Engine(directory, file, english.texts);
  const find = (text: string): string[] =>
    engine.search(text).results.map(({ item }) => directory.items[item]?.address ?? '');

  test.each(english.queries)('$q finds $first first', ({ q, first }) => {
    expect(find(q)[0]).toBe(first);
  });

  test('what stands nowhere finds nothing, and nothing is no error', () => {
    for (const text of ['zzzz', '', '?', 'the', '検収', '\\'])
      expect(find(text)).not.toContain(undefined);
    expect(find('zzzz')).toEqual([]);
  });

  test('a half-typed name is completed', () => {
    expect(directory.suggest('bre')[0]?.title).toBe('break clause');
    expect(directory.suggest('serv')[0]?.title).toBe('Service charge');
  });

  test('a language without a room of its own is searched by its words', () => {
    const other = new Directory(file, languageOf('nl'));
    const found = new Engine(other, file, english.texts).search('break clause');
    expect(directory.items[found.results[0]?.item ?? -1]?.title).toBe('break clause');
    expect(other.language.soundKey('keiyaku')).toBe('');
  });
});

test('a language with a script of its own is there once its script has run', () => {
  expect(languageOf('ja').soundKey('keiyaku')).toBe('');
  addLanguage('ja', japanese);
  expect(['ja', 'ja-JP', 'JA_jp'].map(languageOf)).toEqual([japanese, japanese, japanese]);
  expect(languageOf('en-GB')).toBe(inEnglish);
  globalThis.guidanceLanguages = undefined;
});

test('the words that guidance.yaml gives a kind lead to that kind', () => {
  const score = (asked: NamesFile['asked']): number => {
    const { results } = new Engine(
      new Directory({ ...file, asked }, japanese),
      file,
      sample.texts,
    ).search('検収の書面');
    return results.find(({ item }) => directory.items[item]?.kind === 'measure')?.score ?? 0;
  };
  expect(score({ measure: ['書面'] })).toBeGreaterThan(score({}));
});
