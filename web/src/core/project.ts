/** Making and editing projects; every edit returns a new project and leaves the old one as it was. */
import { cut, own } from './canonical.ts';
import { join, nextStamp } from './merge.ts';
import type { Writer } from './merge.ts';
import { liveOf, needsRecheck } from './history.ts';
import { wordingOf } from './items.ts';
import { LIMITS } from './model.ts';
import type {
  Agreement,
  Answer,
  ChecklistData,
  Given,
  Heading,
  Item,
  Project,
  Side,
  Stamp,
  Versions,
} from './model.ts';
import { sidesOf } from './parties.ts';

export type AnswerPatch = Partial<Omit<Answer, keyof Given>>;
export type HeadingPatch = Partial<Omit<Heading, 'stamp'>>;

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A random id for a project or a writer; `random` gives numbers from 0 up to 1. */
export function newId(random: () => number, length = 12): string {
  return Array.from({ length }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length))).join(
    '',
  );
}

export function newProject(
  id: string,
  list: ChecklistData,
  heading: HeadingPatch,
  writer: Writer,
): Project {
  const sides = sidesOf(list);
  const attendees = Object.fromEntries(sides.map((side) => [side, '']));
  const blank = { name: '', meetingDate: '', attendees, archived: false };
  return {
    id,
    created: writer.now(),
    heading: [{ ...blank, ...cleanHeading(heading), stamp: nextStamp([], [], writer) }],
    lists: { [list.list]: list.version },
    answers: Object.fromEntries(sides.map((side) => [side, {}])),
    agreed: {},
    memos: {},
    relevance: {},
    kept: {},
  };
}

/** A copy under a new id and name, with the same answers. */
export function duplicateProject(
  project: Project,
  id: string,
  name: string,
  writer: Writer,
): Project {
  const copy = { ...project, id, created: writer.now() };
  return setHeading({ ...copy, heading: [project.heading[0]] }, { name, archived: false }, writer);
}

function isDate(text: string): boolean {
  return text === '' || DATE.test(text);
}

/** The patch within the limits of the file format; an impossible date is left out. */
export function cleanAnswer(patch: AnswerPatch): AnswerPatch {
  const { reason, note, assignee, confirmedBy, due, confirmedOn, verdict } = patch;
  return {
    ...(verdict !== undefined && { verdict }),
    ...(reason !== undefined && { reason: cut(reason, LIMITS.reason) }),
    ...(note !== undefined && { note: cut(note, LIMITS.note) }),
    ...(assignee !== undefined && { assignee: cut(assignee, LIMITS.person) }),
    ...(confirmedBy !== undefined && { confirmedBy: cut(confirmedBy, LIMITS.person) }),
    ...(due !== undefined && isDate(due) && { due }),
    ...(confirmedOn !== undefined && isDate(confirmedOn) && { confirmedOn }),
  };
}

function cleanHeading({ name, meetingDate, attendees, archived }: HeadingPatch): HeadingPatch {
  return {
    ...(name !== undefined && { name: cut(name, LIMITS.name) }),
    ...(meetingDate !== undefined && isDate(meetingDate) && { meetingDate }),
    ...(attendees !== undefined && {
      attendees: Object.fromEntries(
        Object.entries(attendees).map(([side, text]) => [side, cut(text, LIMITS.attendees)]),
      ),
    }),
    ...(archived !== undefined && { archived }),
  };
}

export const BLANK: Omit<Answer, keyof Given> = {
  verdict: 'unconfirmed',
  reason: '',
  note: '',
  assignee: '',
  due: '',
  confirmedBy: '',
  confirmedOn: '',
};

/**
 * `cell` with a value that replaces what still answers the item: all of it, or its latest only.
 *
 * Values that the list has displaced stay in the cell, to be shown for reference.
 */
export function put<T extends Answer | Agreement>(
  list: ChecklistData,
  item: string,
  cell: Versions<T> | undefined,
  writer: Writer,
  replaces: 'latest' | 'all',
  make: (latest: T | undefined, stamp: Stamp) => T,
): Versions<T> {
  const live = cell ? liveOf(list, item, cell) : [];
  const displaced = cell?.filter((value) => !live.includes(value)) ?? [];
  // The same writer counts on as another one, or the new stamp would claim to replace these as well.
  let { actor } = writer;
  while (displaced.some(({ stamp }) => Object.hasOwn(stamp.seen, actor))) actor += 'n';
  const known = replaces === 'all' ? live : live.slice(0, 1);
  const value = make(live[0], nextStamp(known, cell ?? [], { actor, now: writer.now }));
  return cell ? join(cell, [value]) : [value];
}

function withAnswer(project: Project, side: Side, item: string, cell: Versions<Answer>): Project {
  return {
    ...project,
    answers: { ...project.answers, [side]: { ...project.answers[side], [item]: cell } },
  };
}

/**
 * Change one side's answer to an item. Conflicting alternatives stay until they are resolved.
 *
 * Where the item's meaning changed, only giving a verdict (even the same one) ends the 再確認.
 */
export function setAnswer(
  project: Project,
  list: ChecklistData,
  side: Side,
  item: Item,
  patch: AnswerPatch,
  writer: Writer,
): Project {
  const cell = put(
    list,
    item.id,
    own(own(project.answers, side) ?? {}, item.id),
    writer,
    'latest',
    (latest, stamp) => {
      const pending = latest && patch.verdict === undefined && needsRecheck(list, item.id, latest);
      const under = pending
        ? latest
        : { list: list.list, version: list.version, wording: wordingOf(item) };
      const said = { ...BLANK, ...latest, ...cleanAnswer(patch) };
      return { ...said, list: under.list, version: under.version, wording: under.wording, stamp };
    },
  );
  return withAnswer(project, side, item.id, cell);
}

/** Keep one of the conflicting answers and drop the others. */
export function resolveAnswer(
  project: Project,
  list: ChecklistData,
  side: Side,
  item: string,
  chosen: Answer,
  writer: Writer,
): Project {
  const cell = own(own(project.answers, side) ?? {}, item);
  const resolved = put(list, item, cell, writer, 'all', (_latest, stamp) => ({ ...chosen, stamp }));
  return withAnswer(project, side, item, resolved);
}

export function setHeading(project: Project, patch: HeadingPatch, writer: Writer): Project {
  const [latest] = project.heading;
  const stamp = nextStamp([latest], project.heading, writer);
  const next: Heading = { ...latest, ...cleanHeading(patch), stamp };
  return { ...project, heading: join(project.heading, [next]) };
}

/** Keep one of the conflicting headings and drop the others. */
export function resolveHeading(project: Project, chosen: Heading, writer: Writer): Project {
  return {
    ...project,
    heading: [{ ...chosen, stamp: nextStamp(project.heading, project.heading, writer) }],
  };
}
