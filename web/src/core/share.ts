/**
 * The share link: the verdicts of a project in the URL fragment, and nothing that a person typed.
 *
 * The text before compression has the format's number, the list and its version on a line each, then
 * a line an item: two digits (the verdicts of B1 and B2 by their place in VERDICTS) and the item's id.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { FORBIDDEN_KEYS, own } from './canonical.ts';
import { join, nextStamp } from './merge.ts';
import type { Writer } from './merge.ts';
import { viewOf } from './migrate.ts';
import type { Sheet } from './migrate.ts';
import { SIDES, VERDICTS } from './model.ts';
import type { Answer, ChecklistData, Project, Side, Verdict, Versions } from './model.ts';
import { BLANK, wordingOf } from './project.ts';

export const MAX_FRAGMENT = 32_768;
export const MAX_TEXT = 262_144;
const FORMAT = '1';
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
const LINE = /^([0-4])([0-4])([a-z0-9]+(?:-[a-z0-9]+)*)$/;

export class ShareError extends Error {
  override readonly name = 'ShareError';
}

export interface SharedStates {
  readonly list: string;
  readonly version: string;
  readonly verdicts: ReadonlyMap<string, Readonly<Record<Side, Verdict>>>;
}

/** The fragment without '#'. Throws ShareError where it would be too long for a link. */
export function encodeShare(sheet: Sheet, list: ChecklistData): string {
  const lines = [...sheet.items].map(([id, view]) => {
    const digits = SIDES.map((side) =>
      VERDICTS.indexOf(view[side].value?.verdict ?? 'unconfirmed'),
    );
    return `${digits.join('')}${id}`;
  });
  const said = lines.filter((line) => !line.startsWith('00')).sort();
  const text = [FORMAT, list.list, list.version, ...said].join('\n');
  const fragment = toBase64Url(deflateSync(strToU8(text), { level: 9 }));
  if (fragment.length > MAX_FRAGMENT || text.length > MAX_TEXT) {
    throw new ShareError('項目が多く、リンクに収まりません。ファイルに書き出して渡してください。');
  }
  return fragment;
}

/** What a fragment carries. Throws ShareError, and never anything else. */
export function decodeShare(fragment: string): SharedStates {
  const [format, list = '', version = '', ...lines] = inflate(fragment).split('\n');
  if (format !== FORMAT) throw new ShareError('この共有リンクの形式は読めません。');
  if (list.length > 100 || !ID.test(list) || !VERSION.test(version)) throw broken();
  const verdicts = new Map<string, Record<Side, Verdict>>();
  for (const line of lines) {
    const [, one, two, id = ''] = LINE.exec(line) ?? [];
    const [B1, B2] = [VERDICTS[Number(one)], VERDICTS[Number(two)]];
    if (!B1 || !B2 || id.length > 100 || FORBIDDEN_KEYS.has(id) || verdicts.has(id)) throw broken();
    verdicts.set(id, { B1, B2 });
  }
  return { list, version, verdicts };
}

function broken(): ShareError {
  return new ShareError('共有リンクが壊れているか、途中で切れています。');
}

function inflate(fragment: string): string {
  if (fragment.length > MAX_FRAGMENT) throw new ShareError('共有リンクが長すぎます。');
  if (!/^[A-Za-z0-9_-]+$/.test(fragment)) throw broken();
  let bytes: Uint8Array;
  try {
    const packed = fromBase64Url(fragment);
    // A given buffer never grows: what expands beyond it is cut off, so one byte more shows it.
    const room = Math.min(MAX_TEXT, packed.length * 1100) + 1;
    bytes = inflateSync(packed, { out: new Uint8Array(room) });
  } catch {
    throw broken();
  }
  if (bytes.length > MAX_TEXT) throw new ShareError('共有リンクの中身が大きすぎます。');
  return strFromU8(bytes, true);
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
  const answers: Record<Side, Record<string, Versions<Answer>>> = { B1: {}, B2: {} };
  for (const item of list.sections.flatMap(({ items }) => items)) {
    const verdicts = shared.verdicts.get(item.id);
    if (!verdicts) continue;
    const view = viewOf(ours, list, item);
    for (const side of SIDES) {
      const verdict = verdicts[side];
      const { value } = view[side];
      if (verdict === (value?.verdict ?? 'unconfirmed') || verdict === 'unconfirmed') continue;
      const cell = own(ours.answers[side], item.id) ?? [];
      const known = value?.verdict === 'unconfirmed' ? [value] : [];
      const stamp = nextStamp(known, cell, writer);
      const shares = {
        ...BLANK,
        ...value,
        verdict,
        version: shared.version,
        wording: wordingOf(item),
        stamp,
      };
      answers[side][item.id] = join([shares]);
    }
  }
  return { ...ours, answers, agreed: {} };
}
