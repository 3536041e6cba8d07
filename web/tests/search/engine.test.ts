import { describe, expect, test } from 'vitest';
import { Directory, Engine } from '../../src/search/engine.ts';
import type { NamesFile } from '../../src/search/corpus.ts';
import { languageOf } from '../../src/search/language.ts';
import english from '../../../tests/vectors/search_index_en.json' with { type: 'json' };
import sample from '../../../tests/vectors/search_index.json' with { type: 'json' };

const file = sample.names as unknown as NamesFile;
const directory = new Directory(file);
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
  const directory = new Directory(file);
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
    const other = { ...file, language: 'nl' };
    const found = new Engine(new Directory(other), other, english.texts).search('break clause');
    expect(directory.items[found.results[0]?.item ?? -1]?.title).toBe('break clause');
    expect(languageOf('nl').soundKey('keiyaku')).toBe('');
  });
});
