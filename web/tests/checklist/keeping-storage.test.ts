import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepingStorage } from '../../src/checklist/keeping-storage.ts';
import type { StorageLike } from '../../src/core/store.ts';

/** A storage that takes up to `room` characters in all. */
function area(room = Infinity): StorageLike & { texts: Map<string, string>; room: number } {
  const texts = new Map<string, string>();
  const self = {
    texts,
    room,
    get length() {
      return texts.size;
    },
    key: (i: number) => [...texts.keys()][i] ?? null,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => {
      const used = [...texts].reduce(
        (sum, [other, value]) => sum + (other === key ? 0 : value.length),
        0,
      );
      if (used + text.length > self.room) throw new DOMException('full', 'QuotaExceededError');
      texts.set(key, text);
    },
    removeItem: (key: string) => {
      texts.delete(key);
    },
  };
  return self;
}

function contents(storage: StorageLike): Record<string, string> {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  return Object.fromEntries(keys.sort().map((key) => [key, storage.getItem(key) ?? '']));
}

describe('a storage that keeps what the browser does not take', () => {
  test('passes everything on while there is room', () => {
    const real = area();
    const storage = keepingStorage(() => real);
    storage.setItem('a', '1');
    expect(real.texts.get('a')).toBe('1');
    expect(storage.problem()).toBeUndefined();
  });

  test('keeps what does not fit, and stores it once there is room', () => {
    const real = area(3);
    const storage = keepingStorage(() => real);
    storage.setItem('a', '123');
    storage.setItem('b', '45');
    expect(storage.problem()).toBe('full');
    expect(contents(storage)).toEqual({ a: '123', b: '45' });
    real.room = 100;
    storage.setItem('c', '6');
    expect(storage.problem()).toBeUndefined();
    expect(contents(real)).toEqual({ a: '123', b: '45', c: '6' });
  });

  test('works in memory where storage is blocked', () => {
    const storage = keepingStorage(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(storage.getItem('a')).toBeNull();
    expect(storage.problem()).toBe('blocked');
    storage.setItem('a', '1');
    storage.setItem('b', '2');
    storage.removeItem('a');
    expect(contents(storage)).toEqual({ b: '2' });
  });

  test("shows the browser's value again after forgetting its own", () => {
    const real = area(1);
    const storage = keepingStorage(() => real);
    storage.setItem('a', 'mine');
    real.texts.set('a', 'theirs');
    expect(storage.getItem('a')).toBe('mine');
    storage.forget('a');
    expect(storage.getItem('a')).toBe('theirs');
    expect(storage.problem()).toBeUndefined();
  });

  test('reads like a storage without limits, whatever the room', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const step = fc.oneof(
      fc.tuple(fc.constant('set' as const), key, fc.string({ maxLength: 5 })),
      fc.tuple(fc.constant('remove' as const), key, fc.constant('')),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat(12), (steps, room) => {
        const [storage, model] = [
          keepingStorage(
            (
              (real) => () =>
                real
            )(area(room)),
          ),
          area(),
        ];
        for (const [kind, name, text] of steps) {
          for (const target of [storage, model]) {
            if (kind === 'set') target.setItem(name, text);
            else target.removeItem(name);
          }
        }
        expect(contents(storage)).toEqual(contents(model));
      }),
    );
  });
});
