/** What the register lacks before anybody can sign it, and what those who sign it confirm. */
import { sideName } from './parties.ts';
import type { Answered } from './parties.ts';
import type { Source } from './progress.ts';
import type { OpenPoint } from './register.ts';
import { dotted, listed, say, sentences } from '../words.ts';

/** Of who will do it and by when, what a point does not say. */
export function missingOf({ assignee, due }: OpenPoint): readonly string[] {
  return [
    ...(assignee === '' ? [say('field.assignee')] : []),
    ...(due === '' ? [say('field.due')] : []),
  ];
}

/** 担当または期限のない項目 3件（担当・期限: 1-2、1-4／期限: 1-5）; empty where nothing is missing. */
export function gapsText(points: readonly OpenPoint[]): string {
  const gaps = points.filter((point) => missingOf(point).length > 0);
  const numbers = new Map<string, string[]>();
  for (const point of gaps) {
    const missing = dotted(missingOf(point));
    numbers.set(missing, [...(numbers.get(missing) ?? []), point.number]);
  }
  const parts = [...numbers].map(([missing, which]) =>
    say('field.labelled', { label: missing, value: listed(which) }),
  );
  return gaps.length === 0
    ? ''
    : say('gaps.found', { n: gaps.length, parts: parts.join(say('gaps.separator')) });
}

/** What is to be done about the gaps of a sheet that is printed; empty where there are none. */
export function gapsToFill(points: readonly OpenPoint[]): string {
  const gaps = gapsText(points);
  return gaps === '' ? '' : say('gaps.fill', { gaps });
}

/** The sentence above the signatures of a register. */
export function signedSentence(list: Answered, points: readonly OpenPoint[], of: Source): string {
  const basis = of === 'agreed' ? '' : say('gaps.basis', { side: sideName(list, of) });
  if (points.length === 0) return sentences([basis, say('gaps.none')]);
  const gaps = gapsToFill(points);
  return gaps === ''
    ? sentences([basis, say('gaps.complete')])
    : sentences([basis, say('gaps.open'), gaps]);
}
