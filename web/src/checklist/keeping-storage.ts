/**
 * A storage that never throws and never loses: what the browser does not take is kept in memory, and
 * tried again with the next write that succeeds.
 */
import { problemOf } from '../core/store.ts';
import type { StorageLike } from '../core/store.ts';

export interface KeepingStorage extends StorageLike {
  /** Why something is kept in memory only, or why nothing can be read. */
  readonly problem: () => 'blocked' | 'full' | undefined;
  /** Drop what memory holds for a key, so that the browser's value shows. */
  readonly forget: (key: string) => void;
}

function keysOf(area: StorageLike): readonly string[] {
  return Array.from({ length: area.length }, (_, i) => area.key(i) ?? '');
}

/** `access` may throw, as reading `window.localStorage` does where it is blocked. */
export function keepingStorage(access: () => StorageLike): KeepingStorage {
  /** null: removed. */
  const kept = new Map<string, string | null>();
  let keys: readonly string[] = [];
  let reason: 'blocked' | 'full' = 'blocked';
  let unreadable = false;

  function read<T>(work: (area: StorageLike) => T, otherwise: T): T {
    try {
      const value = work(access());
      unreadable = false;
      return value;
    } catch {
      unreadable = true;
      return otherwise;
    }
  }

  function put(area: StorageLike, key: string, text: string | null): void {
    if (text === null) area.removeItem(key);
    else area.setItem(key, text);
    kept.delete(key);
  }

  function write(key: string, text: string | null): void {
    kept.set(key, text);
    try {
      const area = access();
      put(area, key, text);
      unreadable = false;
      for (const [other, waiting] of [...kept]) put(area, other, waiting);
    } catch (error) {
      reason = problemOf(error);
    }
  }

  function allKeys(): readonly string[] {
    const stored = read(keysOf, []);
    if (kept.size === 0) return stored;
    const all = new Set([...stored, ...kept.keys()]);
    return [...all].filter((key) => kept.get(key) !== null);
  }

  return {
    get length() {
      keys = allKeys();
      return keys.length;
    },
    key: (index) => keys[index] ?? null,
    getItem: (key) => {
      const mine = kept.get(key);
      return mine === undefined ? read((area) => area.getItem(key), null) : mine;
    },
    setItem: write,
    removeItem: (key) => {
      write(key, null);
    },
    problem: () => {
      if (unreadable) return 'blocked';
      return kept.size > 0 ? reason : undefined;
    },
    forget: (key) => {
      kept.delete(key);
    },
  };
}
