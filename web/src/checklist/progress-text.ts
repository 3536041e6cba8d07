/** Progress in words. */
import type { Progress } from '../core/progress.ts';
import { dotted, say } from '../words.ts';

/** 確認済 12／16（対象外2）: what is left to confirm stands after the stroke, without 対象外. */
export function progressText({ ratio, confirmed, total, excluded, recheck }: Progress): string {
  const more = dotted([
    ...(excluded > 0 ? [say('progress.excluded', { count: excluded })] : []),
    ...(recheck > 0 ? [say('progress.recheck', { count: recheck })] : []),
  ]);
  const text =
    ratio === 'none'
      ? say('progress.nothing')
      : say('progress.confirmed', { confirmed, total: total - excluded });
  return more === '' ? text : say('progress.more', { text, more });
}
