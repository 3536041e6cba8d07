/** Sample lists and generated answers for the tests. */
import fc from 'fast-check';
import { join } from '../../src/core/merge.ts';
import type { Writer } from '../../src/core/merge.ts';
import { VERDICTS } from '../../src/core/model.ts';
import type {
  Agreement,
  Answer,
  ChecklistData,
  Heading,
  Item,
  Project,
  Release,
  Stamp,
  Stamped,
  Versions,
} from '../../src/core/model.ts';
import { BLANK, newProject } from '../../src/core/project.ts';

export function item(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    number: '1-1',
    text: `${id}を確かめたか`,
    why: '後で争いになるため',
    who: ['B1', 'B2'],
    phase: '契約前',
    weight: '必須',
    required: true,
    evidence: '議事録',
    verifies: [],
    ...more,
  };
}

export const PARTIES = [
  { id: 'B1', name: 'ベンダー（B1）', short: 'B1' },
  { id: 'B2', name: 'サービス提供者（B2）', short: 'B2' },
];

export function checklist(
  ids: readonly (string | Item)[],
  more: Partial<ChecklistData> = {},
): ChecklistData {
  const items = ids.map((id, i) => {
    const one = typeof id === 'string' ? item(id) : id;
    return { ...one, number: `1-${i + 1}` };
  });
  return {
    site: 'example',
    list: 'kickoff',
    title: 'キックオフ確認表',
    version: '1.0.0',
    date: '2026-04-01',
    url: 'https://example.test/checklists/kickoff.html',
    parties: PARTIES,
    sections: [{ id: 'scope', title: '範囲', items }],
    changes: [],
    verified: '対策',
    pages: {},
    ...more,
  };
}

export function release(version: string, changes: Release['changes']): Release {
  return { version, date: '2026-05-01', changes };
}

/** A writer whose clock advances by one at each reading. */
export function writer(actor: string, start = 1000): Writer {
  let at = start;
  return { actor, now: () => at++ };
}

export function project(list: ChecklistData, more: Partial<Project> = {}): Project {
  return { ...newProject('p-1', list, { name: '基幹刷新' }, writer('zero', 1)), ...more };
}

export function itemOf(list: ChecklistData, id: string): Item {
  const found = list.sections.flatMap(({ items }) => items).find((one) => one.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}

export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '__proto__',
  '=HYPERLINK("x")',
  '\u0000',
  '\u202Egnp.exe',
  '\uD800',
  '改行\nと\tタブ',
  '',
];

const ACTORS = ['a', 'b', 'c'];
const ITEMS = ['x', 'y', 'long-name-2'];
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 20 }));
const count = fc.nat(4);

export const stamps: fc.Arbitrary<Stamp> = fc.record({
  at: fc.nat(5),
  count,
  actor: fc.constantFrom(...ACTORS),
  seen: fc.dictionary(fc.constantFrom(...ACTORS), count, { maxKeys: 3, noNullPrototype: true }),
});

const dates = fc.constantFrom('', '2026-04-01', '2026-12-31');

export const answers: fc.Arbitrary<Answer> = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  reason: text,
  note: text,
  assignee: text,
  due: dates,
  confirmedBy: text,
  confirmedOn: dates,
  version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0'),
  wording: text,
  stamp: stamps,
});

const agreements: fc.Arbitrary<Agreement> = fc
  .tuple(answers, fc.option(answers, { nil: undefined }), fc.nat())
  .map(([{ verdict, reason, note, assignee, due, version, wording, stamp }, B1, settledAt]) => ({
    verdict,
    reason,
    note,
    assignee,
    due,
    version,
    wording,
    stamp,
    settledAt,
    from: B1 ? { B1 } : {},
  }));

const headings: fc.Arbitrary<Heading> = fc.record({
  name: text,
  meetingDate: dates,
  attendees: fc.record({ B1: text, B2: text }),
  archived: fc.boolean(),
  stamp: stamps,
});

export function versions<T extends Stamped>(of: fc.Arbitrary<T>): fc.Arbitrary<Versions<T>> {
  return fc.array(of, { minLength: 1, maxLength: 3 }).map((all) => join(all as [T, ...T[]]));
}

function cells<T extends Stamped>(of: fc.Arbitrary<T>): fc.Arbitrary<Record<string, Versions<T>>> {
  return fc.dictionary(fc.constantFrom(...ITEMS), versions(of), {
    maxKeys: 3,
    noNullPrototype: true,
  });
}

/** States with any stamps whatever, as a file may carry them. */
export const projects: fc.Arbitrary<Project> = fc.record({
  id: fc.constant('p-1'),
  list: fc.constant('kickoff'),
  version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0'),
  created: fc.nat(),
  heading: versions(headings),
  answers: fc.record({ B1: cells(answers), B2: cells(answers) }),
  agreed: cells(agreements),
});

/** Everything that a project holds, as the texts of its values. */
export function everySaying(of: Project): Set<string> {
  const all: (Answer | Agreement)[] = Object.values(of.answers).flatMap((cells) =>
    Object.values(cells).flat(),
  );
  return new Set(
    [...all, ...Object.values(of.agreed).flat()].map((value) => JSON.stringify(value)),
  );
}

export function answer(more: Partial<Answer> = {}): Answer {
  return {
    ...BLANK,
    version: '1.0.0',
    wording: '',
    stamp: { at: 1, count: 1, actor: 'a', seen: { a: 1 } },
    ...more,
  };
}
