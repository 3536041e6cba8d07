/** Items stand and count as tests/vectors/standing.json tells, on the page and in a workbook. */
import { expect, test } from 'vitest';
import vector from '../../../tests/vectors/standing.json' with { type: 'json' };
import { isAnswered } from '../../src/core/difference.ts';
import { sheetOf } from '../../src/core/views.ts';
import { VERDICTS } from '../../src/core/model.ts';
import type { Answer, Project, Side, State } from '../../src/core/model.ts';
import { listProgress, standings } from '../../src/core/progress.ts';
import { cachedValues } from '../../src/workbook/cached-values.ts';
import { SHEETS } from '../../src/workbook/layout.ts';
import { answer, checklist, item, project } from './samples.ts';

interface Case {
  readonly who: readonly string[];
  readonly said: Readonly<Partial<Record<Side, Partial<Answer> & { readonly verdict: string }>>>;
  readonly stands: Readonly<Record<View, { state: string; resolved: boolean } | null>>;
}
type View = 'B1' | 'B2' | 'both';

const SIDES = ['B1', 'B2'] as const;
const VIEWS = ['both', ...SIDES] as const;
const STATES: readonly State[] = [...VERDICTS, 'differing'];
const cases = vector.items as readonly Case[];
const items = cases.map(({ who }, i) => item(`item-${i}`, { who }));
const list = checklist(items);
const given = (side: Side, i: number): Answer | undefined => {
  const said = cases[i]?.said[side];
  return said && answer({ ...said, verdict: said.verdict });
};

function filled(): Project {
  const of = (side: Side) =>
    Object.fromEntries(
      items.flatMap(({ id }, i) => {
        const said = given(side, i);
        return said ? [[id, [said] as const]] : [];
      }),
    );
  return project(list, { answers: { B1: of('B1'), B2: of('B2') } });
}

const sheet = sheetOf(filled(), list);
const sourceOf = (view: View) => (view === 'both' ? 'agreed' : view);

test.each(VIEWS)('an item stands with %s as told', (view) => {
  const standingOf = standings(sheet, sourceOf(view));
  for (const [i, one] of items.entries()) {
    const told = cases[i]?.stands[view];
    const { state, resolved } = standingOf(one);
    // A side that need not confirm an item and did not answer it has none: it does not count.
    expect({ state, resolved }, `item ${i}`).toEqual(
      told ?? { state: 'unconfirmed', resolved: false },
    );
    if (view !== 'both') {
      const asked = one.who.includes(view) || isAnswered(given(view, i));
      expect(asked, `item ${i}`).toBe(told !== null);
    }
  }
});

test.each(VIEWS)('items count with %s as told', (view) => {
  const standingOf = standings(sheet, sourceOf(view));
  for (const { cases: of, counts } of vector.groups) {
    const chosen = new Set(of.flatMap((i) => (cases[i]?.stands[view] ? [items[i]?.id ?? ''] : [])));
    const { all } = listProgress(list, standingOf, ({ id }) => chosen.has(id));
    const { total, states, unresolved, progress } = counts[view];
    const told = states as Partial<Record<State, number>>;
    expect(all).toMatchObject({
      total,
      unresolved,
      counts: Object.fromEntries(STATES.map((state) => [state, told[state] ?? 0])),
      ratio: progress ?? 'none',
    });
  }
});

test('a workbook that a script writes counts the same', () => {
  for (const { cases: of, counts } of vector.groups) {
    const part = checklist(of.flatMap((i) => items[i] ?? []));
    const said = new Map(
      of.map((i) => [items[i]?.id ?? '', new Map(SIDES.map((side) => [side, given(side, i)]))]),
    );
    const value = cachedValues(part, said);
    VIEWS.forEach((view, v) => {
      const row = 5 + 2 * v + 1; // The row of all sections below that of the only one.
      const { total, states, unresolved, progress } = counts[view];
      const told = states as Partial<Record<State, number>>;
      const at = (column: string) => value(SHEETS.summary, `${column}${row}`);
      expect(at('D')).toBe(total);
      expect(['E', 'F', 'G', 'H', 'I', 'J'].map(at)).toEqual(
        STATES.map((state) => told[state] ?? 0),
      );
      expect(at('L')).toBe(unresolved);
      expect(at('M')).toBe(progress ?? '対象なし');
    });
  }
});
