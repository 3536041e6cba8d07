import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../src/core/compare.ts';
import { converted } from '../../src/core/format-1.ts';
import type { FormerProject } from '../../src/core/format-1.ts';
import { HEAD, agreedCell, answerCell } from '../../src/core/keys.ts';
import { mergeProjects } from '../../src/core/merge.ts';
import { applyMigration } from '../../src/core/migrate.ts';
import type { Project, Side } from '../../src/core/model.ts';
import { setAnswer, setHeading } from '../../src/core/project.ts';
import { openStore } from '../../src/core/store.ts';
import type { Stored, StorageLike } from '../../src/core/store.ts';
import {
  checklist,
  formerProjects,
  formerStorage,
  itemOf,
  PARTIES,
  project,
  projects,
  writer,
} from './samples.ts';

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

const open = (area: StorageLike, site = 'example'): ReturnType<typeof openStore> =>
  openStore(() => area, { site, parties: PARTIES });

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

test('one key a cell, with site, project, kind, party and id', () => {
  const area = new MemoryStorage();
  const store = open(area, 'a:b/サイト');
  const x = itemOf(list, 'x');
  const p = settle(
    say(project(list), 'B1', 'x', '注'),
    list,
    x,
    { verdict: 'hold', reason: '', note: '', assignee: '', due: '' },
    writer('a'),
  );
  got(store.writeAll(p));
  const base = 'guidance2:a%3Ab%2F%E3%82%B5%E3%82%A4%E3%83%88:p-1';
  expect([...area.map.keys()].sort()).toEqual([
    `${base}:agreed::x`,
    `${base}:answer:B1:x`,
    `${base}:head::`,
    `${base}:list::kickoff`,
  ]);
  for (const cell of [HEAD, answerCell('B1', 'x'), agreedCell('x')])
    expect(store.placeOf(store.keyOf('p-1', cell))).toEqual({ project: 'p-1', cell });
  for (const key of [
    'other',
    `${base}:answer:x`,
    `${base}:answer:B3:x`,
    `${base}:answer::x`,
    `${base}:agreed:B1:x`,
    `${base}:answer:B1:x:y`,
    `${base}:head:B1:`,
    `${base}:head::x`,
    `${base}:else::x`,
    `${base}:answer:B1:<b>`,
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
    got(one.write(say(base, 'B1', 'x', '甲', 'a'), answerCell('B1', 'x')));
    got(two.write(say(base, 'B1', 'y', '乙', 'b'), answerCell('B1', 'y')));
    const { answers } = got(one.read('p-1')) ?? base;
    expect([answers.B1?.x?.[0].note, answers.B1?.y?.[0].note]).toEqual(['甲', '乙']);
  });

  test('that write the same item without knowing keep both', () => {
    const area = new MemoryStorage();
    const [one, two] = [open(area), open(area)];
    got(one.writeAll(base));
    const first = got(one.write(say(base, 'B1', 'x', '甲', 'a'), answerCell('B1', 'x')));
    const second = got(two.write(say(base, 'B1', 'x', '乙', 'b'), answerCell('B1', 'x')));
    expect(second.answers.B1?.x?.map(({ note }) => note)).toEqual(['乙', '甲']);
    const key = one.keyOf('p-1', answerCell('B1', 'x'));
    expect(got(one.absorb(first, key)).answers).toEqual(second.answers);
    expect(got(one.absorb(first, 'foreign'))).toBe(first);
  });

  test('a deleted project is not half written again by the other', () => {
    const area = new MemoryStorage();
    const store = open(area);
    got(store.writeAll(base));
    got(store.remove('p-1'));
    expect(store.write(say(base, 'B1', 'x', '甲'), answerCell('B1', 'x'))).toEqual({
      ok: false,
      problem: 'gone',
    });
    expect(area.map.size).toBe(0);
  });
});

describe('several projects', () => {
  test('are listed by their heads, without those of other sites', () => {
    const area = new MemoryStorage();
    got(open(area).writeAll(project(list)));
    got(open(area).writeAll({ ...project(list), id: 'p-10' }));
    got(open(area, 'other').writeAll({ ...project(list), id: 'p-3' }));
    expect(got(open(area).projects()).map(({ id, heading }) => [id, heading.name])).toEqual([
      ['p-1', '基幹刷新'],
      ['p-10', '基幹刷新'],
    ]);
  });

  test('deleting one leaves every other key, and can be undone', () => {
    const area = new MemoryStorage();
    area.setItem('guidance', 'foreign');
    area.setItem('guidance:example:kickoff:p-10:x:B1', 'unreadable, but not ours to delete');
    area.setItem('guidance2:example:p-10:answer:B1:x', 'likewise');
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
    got(store.write(say(empty, 'B1', 'x', '乙', 'b'), answerCell('B1', 'x')));
    got(store.restore(undo));
    expect(
      got(store.read('p-1'))
        ?.answers.B1?.x?.map(({ note }) => note)
        .sort(),
    ).toEqual(['乙', '甲']);
  });
});

test('the heading and an acknowledged version are each written on their own', () => {
  const store = open(new MemoryStorage());
  const p = project(list);
  got(store.writeAll(p));
  const newer = applyMigration(setHeading(p, { name: '改称' }, writer('b')), {
    ...list,
    version: '2.0.0',
  });
  got(store.write(newer, HEAD));
  expect(got(store.read('p-1'))).toEqual({ ...newer, lists: p.lists });
  got(store.write(newer, { kind: 'list', party: '', id: 'kickoff' }));
  expect(got(store.read('p-1'))).toEqual(newer);
});

describe('a storage that fails gives a result', () => {
  test('blocked at access, or at each call', () => {
    const denied = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const store = openStore(denied, { site: 'example', parties: PARTIES });
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
    expect(store.write(big, answerCell('B2', 'y'))).toEqual({ ok: false, problem: 'full' });
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
    area.setItem(`guidance2:example:p-1:answer:B1:x-${i}`, text);
    area.setItem(`guidance2:example:p-${i + 5}:head::`, text);
  });
  const size = area.map.size;
  expect(got(store.read('p-1'))).toEqual(project(list));
  expect(got(store.projects())).toHaveLength(1);
  expect(area.map.size).toBe(size);
});

describe('what format 1 stored', () => {
  const put = (area: MemoryStorage, former: FormerProject): void => {
    for (const [key, text] of formerStorage(former)) area.setItem(key, text);
  };

  test('is a project like any other, whichever list is open, and nothing is written to read it', () => {
    fc.assert(
      fc.property(formerProjects, (former) => {
        const area = new MemoryStorage();
        put(area, former);
        const before = new Map(area.map);
        expect(got(open(area).read('p-1'))).toEqual(converted(former));
        expect(got(open(area).projects())).toHaveLength(1);
        expect(area.map).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  test('joins what format 2 stores, in any order, and lasts', () => {
    fc.assert(
      fc.property(formerProjects, projects, (former, p) => {
        const area = new MemoryStorage();
        const store = open(area);
        got(store.writeAll(p));
        // A page of the earlier version that is still open goes on writing.
        put(area, former);
        const read = got(store.read('p-1'));
        const merged = mergeProjects(p, converted(former));
        // What was acknowledged in format 2 stands, or its changes would be told for ever.
        expect(read).toEqual({ ...merged, lists: { ...converted(former).lists, ...p.lists } });
        if (read) got(store.writeAll(read));
        for (const [key] of formerStorage(former)) area.removeItem(key);
        expect(got(store.read('p-1'))).toEqual(read);
      }),
      { numRuns: 50 },
    );
  });

  const p = say(project(list), 'B1', 'x', '甲');
  const first: FormerProject = {
    id: 'p-1',
    list: 'kickoff',
    version: '1.0.0',
    created: 1,
    heading: p.heading as FormerProject['heading'],
    answers: {},
    agreed: {},
  };

  test('is stored whole with the first edit, so that no earlier page can take half of it away', () => {
    const area = new MemoryStorage();
    put(area, first);
    const store = open(area);
    const read = got(store.read('p-1')) ?? p;
    const edited = say(say(read, 'B1', 'x', '甲'), 'B2', 'y', '乙');
    got(store.write(edited, answerCell('B2', 'y')));
    for (const [key] of formerStorage(first)) area.removeItem(key);
    expect(got(store.read('p-1'))).toEqual(edited);
  });

  test('goes with the project, comes back with it, and goes with its answers but for the head', () => {
    fc.assert(
      fc.property(formerProjects, projects, (former, later) => {
        const area = new MemoryStorage();
        const store = open(area);
        put(area, former);
        got(store.writeAll(later));
        const before = got(store.read('p-1'));
        const undo = got(store.remove('p-1'));
        expect(area.map.size).toBe(0);
        got(store.restore(undo));
        expect(got(store.read('p-1'))).toEqual(before);
        got(store.remove('p-1', 'answers'));
        expect(got(store.read('p-1'))).toMatchObject({
          heading: before?.heading,
          lists: before?.lists,
          answers: { B1: {}, B2: {} },
          agreed: {},
          memos: {},
          relevance: {},
          kept: {},
        });
      }),
      { numRuns: 30 },
    );
  });
});
