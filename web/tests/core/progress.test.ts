import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../src/core/compare.ts';
import { sheetOf } from '../../src/core/views.ts';
import type { Project, Side } from '../../src/core/model.ts';
import { setAnswer } from '../../src/core/project.ts';
import type { AnswerPatch } from '../../src/core/project.ts';
import { listProgress, progressOf, standings } from '../../src/core/progress.ts';
import { checklist, item, itemOf, project, projects, writer } from './samples.ts';

const list = checklist(['x', 'y', item('z', { who: ['B1'] })]);
const tick = writer('a');

function say(on: Project, side: Side, id: string, patch: AnswerPatch): Project {
  return setAnswer(on, list, side, itemOf(list, id), patch, tick);
}

function ratio(on: Project, of: Side | 'agreed'): number | 'none' {
  return listProgress(list, standings(sheetOf(on, list), of)).all.ratio;
}

describe('progress', () => {
  test('is 確認済 ÷ (all − 対象外)', () => {
    let p = say(project(list), 'B1', 'x', { verdict: 'confirmed' });
    p = say(p, 'B1', 'y', { verdict: 'not-applicable', reason: '再委託なし' });
    expect(ratio(p, 'B1')).toBe(1 / 2);
  });

  test('対象外 without a reason, or with blanks only, stays unresolved', () => {
    const p = say(project(list), 'B1', 'y', { verdict: 'not-applicable', reason: ' 　' });
    const { all } = listProgress(list, standings(sheetOf(p, list), 'B1'));
    expect(all).toMatchObject({ unresolved: 3, excluded: 0, ratio: 0 });
    expect(all.counts['not-applicable']).toBe(1);
  });

  test('all 対象外, or no items, is none and never NaN', () => {
    const p = ['x', 'y', 'z'].reduce(
      (on, id) => say(on, 'B1', id, { verdict: 'not-applicable', reason: 'なし' }),
      project(list),
    );
    expect(ratio(p, 'B1')).toBe('none');
    expect(progressOf([]).ratio).toBe('none');
  });

  test('is counted per section, and over chosen items', () => {
    const p = say(project(list), 'B2', 'x', { verdict: 'confirmed' });
    const { all, sections } = listProgress(list, standings(sheetOf(p, list), 'B2'), ({ who }) =>
      who.includes('B2'),
    );
    expect(all).toMatchObject({ total: 2, confirmed: 1 });
    expect(sections.get('scope')?.ratio).toBe(1 / 2);
  });

  test('合意 needs every required party', () => {
    let p = say(project(list), 'B1', 'x', { verdict: 'confirmed' });
    p = say(p, 'B1', 'z', { verdict: 'confirmed' });
    expect(ratio(p, 'agreed')).toBe(1 / 3);
    p = say(p, 'B2', 'x', { verdict: 'confirmed' });
    expect(ratio(p, 'agreed')).toBe(2 / 3);
  });

  test('what both settled counts until a side says something else', () => {
    const settled = settle(
      project(list),
      list,
      itemOf(list, 'y'),
      { verdict: 'confirmed', reason: '', note: '', assignee: '', due: '' },
      tick,
    );
    expect(ratio(settled, 'agreed')).toBe(1 / 3);
    expect(ratio(say(settled, 'B2', 'y', { verdict: 'hold' }), 'agreed')).toBe(0);
  });

  test('always adds up and stays between 0 and 1', () => {
    fc.assert(
      fc.property(projects, fc.constantFrom<Side | 'agreed'>('B1', 'B2', 'agreed'), (p, of) => {
        const { all } = listProgress(list, standings(sheetOf(p, list), of));
        expect(all.confirmed + all.excluded + all.unresolved).toBe(all.total);
        expect(Object.values(all.counts).reduce((a, b) => a + b)).toBe(all.total);
        if (all.ratio !== 'none') {
          expect(all.ratio).toBeGreaterThanOrEqual(0);
          expect(all.ratio).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
