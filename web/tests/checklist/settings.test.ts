import { expect, test } from 'vitest';
import { settingsFor } from '../../src/checklist/settings.ts';

function area(): Storage {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  } as unknown as Storage;
}

test('a tab remembers its own choice, and a new tab the last one', () => {
  const [one, two, local] = [area(), area(), area()];
  const first = settingsFor('site', 'list', [() => one, () => local]);
  const second = settingsFor('site', 'list', [() => two, () => local]);
  first.set('side', 'B1');
  expect(second.get('side')).toBe('B1');
  second.set('side', 'B2');
  expect(first.get('side')).toBe('B1');
  expect(settingsFor('site', 'list', [() => area(), () => local]).get('side')).toBe('B2');
});

test('lists and sites have settings of their own, and the empty text removes one', () => {
  const local = area();
  const settings = settingsFor('site', 'list', [() => local]);
  settings.set('shortcuts', 'off');
  expect(settingsFor('site', 'other', [() => local]).get('shortcuts')).toBe('');
  settings.set('shortcuts', '');
  expect(settings.get('shortcuts')).toBe('');
});

test('where storage is blocked a choice holds for the page', () => {
  const settings = settingsFor('site', 'list', [
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ]);
  settings.set('side', 'B2');
  expect(settings.get('side')).toBe('B2');
});
