/** The kinds of changes of a list, and what becomes of the answers, in words. */
import type { ChangeKind } from '../../core/model.ts';
import { say } from '../../words.ts';

export const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = {
  added: say('change.added'),
  reworded: say('change.reworded'),
  'meaning-changed': say('change.meaning-changed'),
  split: say('change.split'),
  merged: say('change.merged'),
  removed: say('change.removed'),
};

export const CHANGE_FATES: Readonly<Record<ChangeKind, string>> = {
  added: say('fate.added'),
  reworded: say('fate.reworded'),
  'meaning-changed': say('fate.meaning-changed'),
  split: say('fate.split'),
  merged: say('fate.merged'),
  removed: say('fate.removed'),
};
