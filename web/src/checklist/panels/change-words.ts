/** The kinds of changes of a list, and what becomes of the answers, in words. */
import type { ChangeKind } from '../../core/model.ts';

export const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = {
  added: '追加',
  reworded: '文言修正',
  'meaning-changed': '意味変更',
  split: '分割',
  merged: '統合',
  removed: '廃止',
};

export const CHANGE_FATES: Readonly<Record<ChangeKind, string>> = {
  added: '新しい項目です。まだ未記入です。',
  reworded: '意味は同じです。答えはそのまま残ります。',
  'meaning-changed': '答えは残り、「再確認」として、もう一度確かめるよう求めます。',
  split: '前の答えは、新しい項目の横に参考として示します。新しい項目は未記入です。',
  merged: '前の答えは、新しい項目の横に参考として示します。新しい項目は未記入です。',
  removed: '前の答えは「廃止項目」に残ります。',
};
