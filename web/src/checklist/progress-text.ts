/** Progress in words. */
import type { Progress } from '../core/progress.ts';

/** 確認済 12／16（対象外2）: what is left to confirm stands after the stroke, without 対象外. */
export function progressText({ ratio, confirmed, total, excluded, recheck }: Progress): string {
  const more = [
    ...(excluded > 0 ? [`対象外${excluded}`] : []),
    ...(recheck > 0 ? [`再確認${recheck}`] : []),
  ].join('・');
  const text = ratio === 'none' ? '対象なし' : `確認済 ${confirmed}／${total - excluded}`;
  return more === '' ? text : `${text}（${more}）`;
}
