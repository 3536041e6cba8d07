/** Sample lists and generated answers for the tests. */
import fc from 'fast-check';
import type { FormerProject } from '../../src/core/format-1.ts';
import { join } from '../../src/core/merge.ts';
import type { Writer } from '../../src/core/merge.ts';
import { RELEVANCES, VERDICTS } from '../../src/core/model.ts';
import type {
  Agreement,
  Answer,
  ChecklistData,
  Heading,
  Item,
  Kept,
  KeptAnswer,
  Memo,
  Project,
  Release,
  Relevance,
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
  list: fc.constantFrom('kickoff', 'contract'),
  version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0'),
  wording: text,
  stamp: stamps,
});

function without<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => !keys.includes(key as K)),
  ) as Omit<T, K>;
}

const agreements: fc.Arbitrary<Agreement> = fc
  .tuple(answers, fc.option(answers, { nil: undefined }), fc.nat())
  .map(([said, B1, settledAt]) => ({
    ...without(said, 'confirmedBy', 'confirmedOn'),
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

const memos: fc.Arbitrary<Memo> = fc.record({
  text,
  list: fc.constantFrom('kickoff', 'contract'),
  version: fc.constantFrom('1.0.0', '2.0.0'),
  wording: text,
  stamp: stamps,
});

const relevance: fc.Arbitrary<Relevance> = fc.record({
  answer: fc.constantFrom(...RELEVANCES),
  wording: text,
  stamp: stamps,
});

const keptAnswers: fc.Arbitrary<KeptAnswer> = fc.record(
  { verdict: fc.constantFrom(...VERDICTS), note: text, due: dates },
  { requiredKeys: ['verdict'], noNullPrototype: true },
);

function byItem<T>(of: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.dictionary(fc.constantFrom(...ITEMS), of, { maxKeys: 2, noNullPrototype: true });
}

const keptStates: fc.Arbitrary<Kept> = fc.record({
  name: text,
  at: fc.nat(),
  lists: fc.constantFrom({}, { kickoff: '1.0.0' }),
  answers: fc.record({ B1: byItem(keptAnswers) }),
  agreed: byItem(keptAnswers),
  stamp: stamps,
});

const lists = fc.dictionary(
  fc.constantFrom('kickoff', 'contract'),
  fc.constantFrom('1.0.0', '1.1.0', '2.0.0'),
  { noNullPrototype: true },
);

/** Without an empty record, which no reading gives back. */
const sides = fc
  .record({ B1: cells(memos), B2: cells(memos) })
  .map((of): Project['memos'] =>
    Object.fromEntries(Object.entries(of).filter(([, one]) => Object.keys(one).length > 0)),
  );

/** States with any stamps whatever, as a file may carry them. */
export const projects: fc.Arbitrary<Project> = fc.record({
  id: fc.constant('p-1'),
  created: fc.nat(),
  heading: versions(headings),
  lists,
  answers: fc.record({ B1: cells(answers), B2: cells(answers) }),
  agreed: cells(agreements),
  memos: sides,
  relevance: cells(relevance),
  kept: cells(keptStates),
});

/** What nobody but its writer may see is left out of it. */
export function withoutMemos(of: Project): Project {
  return { ...of, memos: {} };
}

/** The same states as format 1 had them, of the list that is named. */
export const formerProjects: fc.Arbitrary<FormerProject> = projects.map((of) => {
  const former = (value: Answer) => without(value, 'list');
  const cellsOf = (all: Record<string, Versions<Answer>>) =>
    Object.fromEntries(
      Object.entries(all).map(([item, cell]) => [item, cell.map(former) as never] as const),
    );
  return {
    id: of.id,
    list: 'kickoff',
    version: of.lists.kickoff ?? '1.0.0',
    created: of.created,
    heading: of.heading as never,
    answers: Object.fromEntries(
      Object.entries(of.answers).map(([side, all]) => [side, cellsOf(all)]),
    ),
    agreed: Object.fromEntries(
      Object.entries(of.agreed).map(([item, cell]) => [
        item,
        cell.map((value) => ({
          ...without(value, 'list'),
          from: Object.fromEntries(
            Object.entries(value.from).map(([side, one]) => [side, former(one)]),
          ),
        })) as never,
      ]),
    ),
  };
});

/** What a page of format 1 kept in the browser's storage: a key a cell. */
export function formerStorage(of: FormerProject, site = 'example'): [string, string][] {
  const base = `guidance:${encodeURIComponent(site)}:${of.list}:${of.id}:`;
  const { version, created, heading } = of;
  return [
    [`${base}:head`, JSON.stringify({ version, created, heading })],
    ...Object.entries(of.answers).flatMap(([side, cells]) =>
      Object.entries(cells).map(([item, cell]): [string, string] => [
        `${base}${item}:${side}`,
        JSON.stringify(cell),
      ]),
    ),
    ...Object.entries(of.agreed).map(([item, cell]): [string, string] => [
      `${base}${item}:agreed`,
      JSON.stringify(cell),
    ]),
  ];
}

/** The text of a file of format 1. */
export function formerFile(of: FormerProject, site = 'example'): string {
  const about = { site, id: of.list, title: '表', version: '1.0.0', date: '2026-04-01' };
  return JSON.stringify({ format: 'guidance-answers', formatVersion: 1, list: about, project: of });
}

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
    list: 'kickoff',
    version: '1.0.0',
    wording: '',
    stamp: { at: 1, count: 1, actor: 'a', seen: { a: 1 } },
    ...more,
  };
}
