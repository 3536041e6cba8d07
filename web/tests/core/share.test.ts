import fc from 'fast-check';
import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importDiff } from '../../src/core/import-diff.ts';
import { sheetOf } from '../../src/core/views.ts';
import { VERDICTS } from '../../src/core/model.ts';
import type { Project, Side, Verdict } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import type { AnswerPatch } from '../../src/core/project.ts';
import {
  MAX_FRAGMENT,
  MAX_TEXT,
  decodeShare,
  encodeShare,
  sharedProject,
} from '../../src/core/share.ts';
import type { SharedStates } from '../../src/core/share.ts';
import { checklist, itemOf, project, writer } from './samples.ts';

const ids = Array.from({ length: 40 }, (_, i) => `item-${i}`);
const list = checklist(ids);
const tick = writer('a');

function say(on: Project, side: Side, id: string, patch: AnswerPatch): Project {
  return setAnswer(on, list, side, itemOf(list, id), patch, tick);
}

function linkOf(on: Project, of = list): string {
  const made = encodeShare(sheetOf(on, of), of);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

function readAs(fragment: string): SharedStates {
  const read = decodeShare(fragment, list);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function fragmentOf(text: string): string {
  return btoa(strFromU8(deflateSync(strToU8(text)), true))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

const states = fc.dictionary(
  fc.constantFrom(...ids),
  fc.record({ B1: fc.constantFrom(...VERDICTS), B2: fc.constantFrom(...VERDICTS) }),
);

function answered(verdicts: Record<string, Record<Side, Verdict>>): Project {
  return Object.entries(verdicts).reduce(
    (on, [id, said]) =>
      Object.entries(said).reduce((p, [side, verdict]) => say(p, side, id, { verdict }), on),
    project(list),
  );
}

test('the link carries every verdict, with the list and its version', () => {
  fc.assert(
    fc.property(states, (verdicts) => {
      const fragment = linkOf(answered(verdicts));
      expect(fragment).toMatch(/^[A-Za-z0-9_-]+$/);
      const shared = readAs(fragment);
      expect([shared.list, shared.version]).toEqual(['kickoff', '1.0.0']);
      const said = Object.entries(verdicts).filter(
        ([, { B1, B2 }]) => B1 !== 'unconfirmed' || B2 !== 'unconfirmed',
      );
      const read = [...shared.verdicts].map(([id, one]) => [id, Object.fromEntries(one)]);
      expect(Object.fromEntries(read)).toEqual(Object.fromEntries(said));
    }),
    { numRuns: 50 },
  );
});

test('nothing typed is in the link: it is the same with and without', () => {
  const plain = say(project(list), 'B1', 'item-3', { verdict: 'not-applicable' });
  const typed = say(plain, 'B1', 'item-3', {
    reason: '極秘',
    note: '極秘',
    assignee: '山田',
    due: '2026-01-01',
  });
  expect(linkOf(typed)).toBe(linkOf(plain));
});

test('1,000 items fit', () => {
  const many = checklist(
    Array.from({ length: 1000 }, (_, i) => `check-${(i * 7919) % 1000}-${(i * 104729) % 9973}`),
  );
  const full = [...sheetOf(project(many), many).items.values()].reduce(
    (on, { item }, i) =>
      setAnswer(on, many, 'B1', item, { verdict: VERDICTS[i % 5] ?? 'hold' }, tick),
    project(many),
  );
  expect(linkOf(full, many).length).toBeLessThan(MAX_FRAGMENT / 2);
});

test('what does not fit is refused rather than cut', () => {
  const id = (i: number): string =>
    Array.from({ length: 6 }, (_, k) =>
      Math.sin(i * 7 + k)
        .toString(36)
        .slice(3, 12),
    ).join('');
  const many = checklist(Array.from({ length: 3000 }, (_, i) => id(i)));
  const full = [...sheetOf(project(many), many).items.values()].reduce(
    (on, { item }) => ({
      ...on,
      answers: {
        ...on.answers,
        B1: { ...on.answers.B1, [item.id]: [{ ...BASE, verdict: 'hold' as const }] as const },
      },
    }),
    project(many),
  );
  expect(encodeShare(sheetOf(full, many), many).ok).toBe(false);
});

const BASE = (() => {
  const cell = say(project(list), 'B1', 'item-0', {}).answers.B1?.['item-0'];
  if (!cell) throw new Error('no answer');
  return cell[0];
})();

describe('a link that is not ours is told', () => {
  test.each([
    ['nothing', ''],
    ['other characters', '<script>'],
    ['too long', 'A'.repeat(MAX_FRAGMENT + 1)],
    ['another format', fragmentOf('2\nkickoff\n1.0.0')],
    ['no version', fragmentOf('1\nkickoff')],
    ['a hostile list', fragmentOf('1\n<b>\n1.0.0')],
    ['an unknown verdict', fragmentOf('1\nkickoff\n1.0.0\n09x')],
    ['a prototype id', fragmentOf('1\nkickoff\n1.0.0\n11constructor')],
    ['an item twice', fragmentOf('1\nkickoff\n1.0.0\n11x\n12x')],
    ['what expands to 20 MB', fragmentOf('1\nkickoff\n1.0.0\n' + '0'.repeat(20_000_000))],
  ])('%s', (_name, fragment) => {
    expect(decodeShare(fragment, list)).toMatchObject({ ok: false });
  });

  test('text up to the limit is read', () => {
    const lines = Array.from(
      { length: 8000 },
      (_, i) => `11${String(i).padStart(6, '0')}${'a'.repeat(22)}`,
    );
    expect(lines.join('\n').length).toBeLessThan(MAX_TEXT);
    expect(readAs(fragmentOf(['1', 'kickoff', '1.0.0', ...lines].join('\n'))).verdicts.size).toBe(
      8000,
    );
  });
});

test('100,000 random and mutated links: a value or a problem, and nothing is thrown', () => {
  const seeds = [
    linkOf(answered({})),
    linkOf(
      answered(
        Object.fromEntries(ids.map((id, i) => [id, { B1: VERDICTS[i % 5] ?? 'hold', B2: 'hold' }])),
      ),
    ),
    fragmentOf('1\nkickoff\n1.0.0\n11x\n12y'),
  ];
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let state = 20260401;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const letter = (): string =>
    random(50) === 0 ? String.fromCharCode(random(65536)) : letters.charAt(random(64));
  const make = (round: number): string => {
    if (round % 2 === 0) return Array.from({ length: random(60) }, letter).join('');
    let text = seeds[random(seeds.length)] ?? '';
    for (let edits = 1 + random(4); edits > 0; edits--) {
      const at = random(text.length);
      text = text.slice(0, at) + (random(3) ? letter() : '') + text.slice(at + random(3));
    }
    return text;
  };
  let readable = 0;
  for (let round = 0; round < 100_000; round++) {
    const fragment = make(round);
    if (decodeShare(fragment, list).ok) readable += 1;
  }
  expect(readable).toBeGreaterThan(0);
});

describe('loading a link', () => {
  const theirs = answered({
    'item-1': { B1: 'confirmed', B2: 'hold' },
    'item-2': { B1: 'action', B2: 'unconfirmed' },
  });
  const shared = readAs(linkOf(theirs));

  test('fills in what we had not answered, and keeps both where we differ', () => {
    const ours = say(project(list), 'B1', 'item-1', { verdict: 'action', note: '見積もり待ち' });
    const { changes, merged } = importDiff(
      ours,
      sharedProject(shared, ours, list, writer('z', 1e6)),
    );
    expect(changes.map(({ item, side, kind }) => [item, side, kind])).toEqual([
      ['item-1', 'B1', 'conflict'],
      ['item-2', 'B1', 'added'],
      ['item-1', 'B2', 'added'],
    ]);
    expect(merged.answers.B1?.['item-1']?.map(({ verdict, note }) => [verdict, note])).toEqual([
      ['confirmed', '見積もり待ち'],
      ['action', '見積もり待ち'],
    ]);
    expect(
      importDiff(merged, sharedProject(shared, merged, list, writer('z', 2e6))).changes,
    ).toEqual([]);
  });
});
