import { expect, test } from 'vitest';
import { undoMemory } from '../../src/checklist/undo-memory.ts';
import { setHeading } from '../../src/core/project.ts';
import { checklist, project, writer } from '../core/samples.ts';

const list = checklist(['x']);
const before = project(list);
const change = {
  what: '取り込み',
  before,
  after: setHeading(before, { name: '別名' }, writer('a')),
  side: 'B2' as const,
};

function area(setItem?: () => void): Storage {
  const texts = new Map<string, string>();
  const made = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem:
      setItem ??
      ((key: string, text: string) => {
        texts.set(key, text);
      }),
    removeItem: (key: string) => {
      texts.delete(key);
    },
  };
  return made as unknown as Storage;
}

test('the last change is known after a reload, until it is dropped', () => {
  const storage = area();
  undoMemory(() => storage, list).set(change);
  const again = undoMemory(() => storage, list);
  expect(again.get()).toEqual(change);
  again.set(undefined);
  expect(undoMemory(() => storage, list).get()).toBeUndefined();
});

test('a full or blocked storage forgets it only with the page', () => {
  const storage = area(() => {
    throw new Error('quota');
  });
  const memory = undoMemory(() => storage, list);
  memory.set(change);
  expect(memory.get()).toEqual(change);
  const blocked = undoMemory(() => {
    throw new Error('blocked');
  }, list);
  expect(blocked.get()).toBeUndefined();
  blocked.set(change);
  expect(blocked.get()).toEqual(change);
});
