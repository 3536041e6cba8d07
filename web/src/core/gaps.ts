/** What the register lacks before anybody can sign it, and what those who sign it confirm. */
import { WORDS } from './model.ts';
import { sideName } from './parties.ts';
import type { Answered } from './parties.ts';
import type { Source } from './progress.ts';
import type { OpenPoint } from './register.ts';

/** Of who will do it and by when, what a point does not say. */
export function missingOf({ assignee, due }: OpenPoint): readonly string[] {
  return [...(assignee === '' ? ['担当'] : []), ...(due === '' ? ['期限'] : [])];
}

/** 担当または期限のない項目 3件（担当・期限: 1-2、1-4／期限: 1-5）; empty where nothing is missing. */
export function gapsText(points: readonly OpenPoint[]): string {
  const gaps = points.filter((point) => missingOf(point).length > 0);
  const numbers = new Map<string, string[]>();
  for (const point of gaps) {
    const missing = missingOf(point).join('・');
    numbers.set(missing, [...(numbers.get(missing) ?? []), point.number]);
  }
  const parts = [...numbers].map(([missing, which]) => `${missing}: ${which.join('、')}`);
  return gaps.length === 0
    ? ''
    : `担当または期限のない項目 ${gaps.length}件（${parts.join('／')}）`;
}

/** What is to be done about the gaps of a sheet that is printed; empty where there are none. */
export function gapsToFill(points: readonly OpenPoint[]): string {
  const gaps = gapsText(points);
  return gaps === '' ? '' : `${gaps}は、署名の前に空欄へ手で記入します。`;
}

/** The sentence above the signatures of a register. */
export function signedSentence(list: Answered, points: readonly OpenPoint[], of: Source): string {
  const basis = of === 'agreed' ? '' : `${sideName(list, of)}の答えだけから作った一覧です。`;
  if (points.length === 0) return `${basis}${WORDS.open}の事項がないことを、両社で確認しました。`;
  const gaps = gapsToFill(points);
  return gaps === ''
    ? `${basis}上の事項が${WORDS.open}であり、記載の担当と期限で決めることを、両社で確認しました。`
    : `${basis}上の事項が${WORDS.open}であることを、両社で確認しました。${gaps}`;
}
