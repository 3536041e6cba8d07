/**
 * The share link: the verdicts of a project in the URL fragment, and nothing that a person typed.
 *
 * The text before compression has the format's number, the list and its version on a line each, then
 * a line an item: two digits (the verdicts of both parties by their place in VERDICTS) and the item's id.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { fail, FORBIDDEN_KEYS, own, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { wordingOf } from './items.ts';
import { join, nextStamp } from './merge.ts';
import type { Writer } from './merge.ts';
import { saidBy, viewOf } from './views.ts';
import type { Sheet } from './views.ts';
import { VERDICTS } from './model.ts';
import type { Answer, ChecklistData, Project, Side, Verdict, Versions } from './model.ts';
import { sidesOf } from './parties.ts';
import type { Answered } from './parties.ts';
import { BLANK } from './project.ts';
import { say } from '../words.ts';

export const MAX_FRAGMENT = 32_768;
export const MAX_TEXT = 262_144;
const FORMAT = '1';
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
const LINE = /^([0-4])([0-4])([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** What is wrong with a link, for the reader. */
export type ShareProblem = string;

export interface SharedStates {
  readonly list: string;
  readonly version: string;
  readonly verdicts: ReadonlyMap<string, ReadonlyMap<Side, Verdict>>;
}

/** The fragment without '#'; a problem where it would be too long for a link. */
export function encodeShare(sheet: Sheet, list: ChecklistData): Result<string, ShareProblem> {
  const lines = [...sheet.items].map(([id, view]) => {
    const digits = [...view.said.values()].map(({ value }) =>
      VERDICTS.indexOf(value?.verdict ?? 'unconfirmed'),
    );
    return `${digits.join('')}${id}`;
  });
  const said = lines.filter((line) => !line.startsWith('00')).sort();
  const text = [FORMAT, list.list, list.version, ...said].join('\n');
  const fragment = toBase64Url(deflateSync(strToU8(text), { level: 9 }));
  if (fragment.length > MAX_FRAGMENT || text.length > MAX_TEXT) {
    return fail(say('share.too-long'));
  }
  return succeed(fragment);
}

/** What a fragment carries, of the parties of `answered`; any text at all gives a value or a problem. */
export function decodeShare(
  fragment: string,
  answered: Answered,
): Result<SharedStates, ShareProblem> {
  const text = inflate(fragment);
  if (!text.ok) return text;
  const [format, list = '', version = '', ...lines] = text.value.split('\n');
  if (format !== FORMAT) return fail(say('share.format'));
  if (list.length > 100 || !ID.test(list) || !VERSION.test(version)) return broken();
  const [one = '', two = ''] = sidesOf(answered);
  const verdicts = new Map<string, ReadonlyMap<Side, Verdict>>();
  for (const line of lines) {
    const [, first, second, id = ''] = LINE.exec(line) ?? [];
    const [his, hers] = [VERDICTS[Number(first)], VERDICTS[Number(second)]];
    if (!his || !hers || id.length > 100 || FORBIDDEN_KEYS.has(id) || verdicts.has(id))
      return broken();
    verdicts.set(
      id,
      new Map([
        [one, his],
        [two, hers],
      ]),
    );
  }
  return succeed({ list, version, verdicts });
}

function broken(): Result<never, ShareProblem> {
  return fail(say('share.broken'));
}

function inflate(fragment: string): Result<string, ShareProblem> {
  if (fragment.length > MAX_FRAGMENT) return fail(say('share.fragment'));
  if (!/^[A-Za-z0-9_-]+$/.test(fragment)) return broken();
  let bytes: Uint8Array;
  try {
    const packed = fromBase64Url(fragment);
    // A given buffer never grows: what expands beyond it is cut off, so one byte more shows it.
    const room = Math.min(MAX_TEXT, packed.length * 1100) + 1;
    bytes = inflateSync(packed, { out: new Uint8Array(room) });
  } catch {
    return broken();
  }
  if (bytes.length > MAX_TEXT) return fail(say('share.content'));
  return succeed(strFromU8(bytes, true));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  return strToU8(atob(text.replace(/-/g, '+').replace(/_/g, '/')), true);
}

/**
 * The shared verdicts as a state of `ours`, to be shown with importDiff and merged.
 *
 * A verdict where we had none is an edit of ours; one that differs from ours becomes a conflict of
 * which both are kept, and our note, owner and dates stay with either.
 */
export function sharedProject(
  shared: SharedStates,
  ours: Project,
  list: ChecklistData,
  writer: Writer,
): Project {
  const answers = new Map<Side, Record<string, Versions<Answer>>>(
    sidesOf(list).map((side) => [side, {}]),
  );
  for (const item of list.sections.flatMap(({ items }) => items)) {
    const verdicts = shared.verdicts.get(item.id);
    if (!verdicts) continue;
    const view = viewOf(ours, list, item);
    for (const [side, cells] of answers) {
      const verdict = verdicts.get(side) ?? 'unconfirmed';
      const { value } = saidBy(view, side);
      if (verdict === (value?.verdict ?? 'unconfirmed') || verdict === 'unconfirmed') continue;
      const cell = own(own(ours.answers, side) ?? {}, item.id) ?? [];
      const known = value?.verdict === 'unconfirmed' ? [value] : [];
      const stamp = nextStamp(known, cell, writer);
      const shares = {
        ...BLANK,
        ...value,
        verdict,
        list: list.list,
        version: shared.version,
        wording: wordingOf(item),
        stamp,
      };
      cells[item.id] = join([shares]);
    }
  }
  return { ...ours, answers: Object.fromEntries(answers), agreed: {}, memos: {} };
}
