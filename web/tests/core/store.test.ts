import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../src/core/compare.ts';
import { applyMigration } from '../../src/core/migrate.ts';
import type { Project, Side } from '../../src/core/model.ts';
import { setAnswer, setHeading } from '../../src/core/project.ts';
import { openStore } from '../../src/core/store.ts';
import type { Stored, StorageLike } from '../../src/core/store.ts';
import { checklist, itemOf, PARTIES, project, projects, writer } from './samples.ts';

const list = checklist(['x', 'y']);

class MemoryStorage implements StorageLike {
  readonly map = new Map<string, string>();
  quota = Infinity;
  get length(): number {
    return this.map.size;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    const used = [...this.map].reduce(
      (sum, [k, text]) => sum + (k === key ? 0 : k.length + text.length),
      0,
    );
    if (used + key.length + value.length > this.quota)
      throw new DOMException('full', 'QuotaExceededError');
    this.map.set(key, value);
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
}

function got<T>(result: Stored<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function say(on: Project, side: Side, id: string, note: string, actor = 'a'): Project {
  return setAnswer(on, list, side, itemOf(list, id), { note }, writer(actor));
}

const open = (
  area: StorageLike,
  listId = 'kickoff',
  site = 'example',
): ReturnType<typeof openStore> => openStore(() => area, { site, list: listId, parties: PARTIES });

test('a project comes back as it was written', () => {
  fc.assert(
    fc.property(projects, (p) => {
      const store = open(new MemoryStorage());
      expect(got(store.read(p.id))).toBeUndefined();
      got(store.writeAll(p));
      expect(got(store.read(p.id))).toEqual(p);
    }),
    { numRuns: 100 },
  );
});

test('one key a cell, with site, list, project, item and side', () => {
  const area = new MemoryStorage();
  const store = open(area, 'kickoff', 'a:b/サイト');
  const x = itemOf(list, 'x');
  const p = settle(
    say(project(list), 'B1', 'x', '注'),
    list,
    x,
    { verdict: 'hold', reason: '', note: '', assignee: '', due: '' },
    writer('a'),
  );
  got(store.writeAll(p));
  const base = 'guidance:a%3Ab%2F%E3%82%B5%E3%82%A4%E3%83%88:kickoff:p-1';
  expect([...area.map.keys()].sort()).toEqual([
    `${base}::head`,
    `${base}:x:B1`,
    `${base}:x:agreed`,
  ]);
  expect(store.placeOf(`${base}:x:B1`)).toEqual({ project: 'p-1', item: 'x', slot: 'B1' });
  for (const key of [
    'other',
    `${base}:x`,
    `${base}:x:B3`,
    `${base}:x:B1:y`,
    `${base}::B1`,
    `${base}:<b>:B1`,
  ]) {
    expect(store.placeOf(key)).toBeUndefined();
  }
});

describe('two tabs', () => {
  const base = project(list);

  test('that write different items both survive', () => {
    const area = new MemoryStorage();
    const [one, two] = [open(area), open(area)];
    got(one.writeAll(base));
    got(one.write(say(base, 'B1', 'x', '甲', 'a'), 'x', 'B1'));
    got(two.write(say(base, 'B1', 'y', '乙', 'b'), 'y', 'B1'));
    const { answers } = got(one.read('p-1')) ?? base;
    expect([answers.B1?.x?.[0].note, answers.B1?.y?.[0].note]).toEqual(['甲', '乙']);
  });

  test('that write the same item without knowing keep both', () => {
    const area = new MemoryStorage();
    const [one, two] = [open(area), open(area)];
    got(one.writeAll(base));
    const first = got(one.write(say(base, 'B1', 'x', '甲', 'a'), 'x', 'B1'));
    const second = got(two.write(say(base, 'B1', 'x', '乙', 'b'), 'x', 'B1'));
    expect(second.answers.B1?.x?.map(({ note }) => note)).toEqual(['乙', '甲']);
    const key = [...area.map.keys()].find((k) => k.endsWith('x:B1')) ?? '';
    expect(got(one.absorb(first, key)).answers).toEqual(second.answers);
    expect(got(one.absorb(first, 'foreign'))).toBe(first);
  });

  test('a deleted project is not half written again by the other', () => {
    const area = new MemoryStorage();
    const store = open(area);
    got(store.writeAll(base));
    got(store.remove('p-1'));
    expect(store.write(say(base, 'B1', 'x', '甲'), 'x', 'B1')).toEqual({
      ok: false,
      problem: 'gone',
    });
    expect(area.map.size).toBe(0);
  });
});

describe('several projects', () => {
  test('are listed by their heads, without those of other lists and sites', () => {
    const area = new MemoryStorage();
    got(open(area).writeAll(project(list)));
    got(open(area).writeAll({ ...project(list), id: 'p-10' }));
    got(open(area, 'contract').writeAll({ ...project(list), id: 'p-2', list: 'contract' }));
    got(open(area, 'kickoff', 'other').writeAll({ ...project(list), id: 'p-3' }));
    expect(got(open(area).projects()).map(({ id, heading }) => [id, heading.name])).toEqual([
      ['p-1', '基幹刷新'],
      ['p-10', '基幹刷新'],
    ]);
  });

  test('deleting one leaves every other key, and can be undone', () => {
    const area = new MemoryStorage();
    area.setItem('guidance', 'foreign');
    area.setItem('guidance:example:kickoff:p-10:x:B1', 'unreadable, but not ours to delete');
    const store = open(area);
    const p = say(project(list), 'B1', 'x', '甲');
    const before = new Map(area.map);
    got(store.writeAll(p));
    const undo = got(store.remove('p-1'));
    expect(area.map).toEqual(before);
    got(store.restore(undo));
    expect(got(store.read('p-1'))).toEqual(p);
  });

  test('clearing the answers keeps the head; undoing keeps what was written since', () => {
    const store = open(new MemoryStorage());
    const p = say(project(list), 'B1', 'x', '甲', 'a');
    got(store.writeAll(p));
    const undo = got(store.remove('p-1', 'answers'));
    const empty = got(store.read('p-1')) ?? p;
    expect([empty.answers.B1, empty.heading]).toEqual([{}, p.heading]);
    got(store.write(say(empty, 'B1', 'x', '乙', 'b'), 'x', 'B1'));
    got(store.restore(undo));
    expect(
      got(store.read('p-1'))
        ?.answers.B1?.x?.map(({ note }) => note)
        .sort(),
    ).toEqual(['乙', '甲']);
  });
});

test('the head is written on its own: heading and acknowledged version', () => {
  const store = open(new MemoryStorage());
  const p = project(list);
  got(store.writeAll(p));
  const newer = applyMigration(setHeading(p, { name: '改称' }, writer('b')), {
    ...list,
    version: '2.0.0',
  });
  got(store.write(newer, '', 'head'));
  expect(got(store.read('p-1'))).toEqual(newer);
});

describe('a storage that fails gives a result', () => {
  test('blocked at access, or at each call', () => {
    const denied = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const store = openStore(denied, { site: 'example', list: 'kickoff', parties: PARTIES });
    for (const result of [
      store.projects(),
      store.read('p-1'),
      store.writeAll(project(list)),
      store.remove('p-1'),
    ]) {
      expect(result).toEqual({ ok: false, problem: 'blocked' });
    }
  });

  test('full: nothing of a whole project is written, and what was there stays', () => {
    const area = new MemoryStorage();
    const store = open(area);
    got(store.writeAll(project(list)));
    const before = new Map(area.map);
    area.quota = 1000;
    const big = say(say(project(list), 'B1', 'x', '甲'), 'B2', 'y', '乙'.repeat(1500));
    expect(store.writeAll(big)).toEqual({ ok: false, problem: 'full' });
    expect(area.map).toEqual(before);
    expect(store.write(big, 'y', 'B2')).toEqual({ ok: false, problem: 'full' });
    expect(area.map).toEqual(before);
  });
});

test('unreadable and hostile texts under our keys are left alone and never read', () => {
  const area = new MemoryStorage();
  const store = open(area);
  got(store.writeAll(project(list)));
  const texts = [
    '',
    'null',
    '[]',
    '{"__proto__":{}}',
    '['.repeat(9999),
    '[{"verdict":"<script>"}]',
  ];
  texts.forEach((text, i) => {
    area.setItem(`guidance:example:kickoff:p-1:x-${i}:B1`, text);
    area.setItem(`guidance:example:kickoff:p-${i + 5}::head`, text);
  });
  const size = area.map.size;
  expect(got(store.read('p-1'))).toEqual(project(list));
  expect(got(store.projects())).toHaveLength(1);
  expect(area.map.size).toBe(size);
});
