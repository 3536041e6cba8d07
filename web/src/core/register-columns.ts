/** The columns of the register (未確定事項一覧) after the number, on the screen and on paper alike. */
import { STATE_NAMES } from './model.ts';

import type { Answered } from './parties.ts';
import type { OpenPoint } from './register.ts';
import { dotted, say } from '../words.ts';

export interface RegisterColumn {
  readonly kind: 'point' | 'said' | 'decided' | 'agreed';
  readonly head: string;
  readonly lines: (point: OpenPoint) => readonly string[];
}

/** One side's words stand under its own name, and what both settled under 合意内容 alone. */
export function registerColumns(
  list: Answered,
  points: readonly OpenPoint[],
): readonly RegisterColumn[] {
  const sides = list.parties.filter(({ id }) => points.some(({ said }) => said.has(id)));
  return [
    {
      kind: 'point',
      head: say('column.point'),
      lines: ({ point, weight, state, why }) => [point, dotted([weight, STATE_NAMES[state]]), why],
    },
    ...sides.map(({ id, name }): RegisterColumn => ({
      kind: 'said',
      head: say('column.answer-of', { party: name }),
      lines: ({ said, state }) => [
        // Of one side alone, where an item stands is what that side answered.
        ...(sides.length === 1 ? [STATE_NAMES[state]] : []),
        ...(said.get(id) ?? []),
      ],
    })),
    {
      kind: 'decided',
      head: say('field.assignee'),
      lines: ({ assignee }) => [assignee].filter(Boolean),
    },
    { kind: 'decided', head: say('field.due'), lines: ({ due }) => [due].filter(Boolean) },
    { kind: 'agreed', head: say('column.agreed'), lines: ({ agreed }) => agreed },
  ];
}
