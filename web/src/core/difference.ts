/** 相違: in what the two sides' answers to an item differ. */
import type { Answer } from './model.ts';

export type Difference = 'verdict' | 'due' | 'assignee';

/** True where a side gave an answer; 未記入 else. */
export function isAnswered(answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer.verdict !== 'unconfirmed';
}

/** Nothing while a side has not answered; who and by when matter only where there is work to do. */
export function differencesOf(one?: Answer, two?: Answer): readonly Difference[] {
  if (!isAnswered(one) || !isAnswered(two)) return [];
  const found: Difference[] = one.verdict === two.verdict ? [] : ['verdict'];
  if (found.length === 0 && one.verdict !== 'action' && one.verdict !== 'hold') return [];
  if (one.due && two.due && one.due !== two.due) found.push('due');
  const [his, hers] = [one.assignee.trim(), two.assignee.trim()];
  if (his && hers && his !== hers) found.push('assignee');
  return found;
}
