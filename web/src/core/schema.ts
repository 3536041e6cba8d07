/**
 * The shapes of format 2, in files and in storage; unknown keys are refused.
 *
 * What format 1 had otherwise stands in format-1.ts.
 */
import * as v from 'valibot';
import { LIMITS, RELEVANCES, VERDICTS } from './model.ts';
import type { Agreement, Answer, Heading, Kept, Memo, Project, Relevance } from './model.ts';

export const FORMAT = 'guidance-answers';
export const FORMAT_VERSION = 2;
const LATEST_TIME = 8_640_000_000_000_000;

type Text = v.SchemaWithPipe<
  readonly [v.StringSchema<undefined>, v.MaxLengthAction<string, number, undefined>]
>;
export const text = (limit: number): Text => v.pipe(v.string(), v.maxLength(limit));
export const id = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));
const actor = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+$/));
export const version = v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/));
export const date = v.pipe(
  v.string(),
  v.regex(/^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$/),
);
export const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_TIME));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const verdict = v.picklist(VERDICTS);
export const party = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/),
);

const stamp = v.strictObject({ at: time, count, actor, seen: v.record(actor, count) });

/** What an answer and a settlement of any format say. */
export const settled = {
  verdict,
  reason: text(LIMITS.reason),
  note: text(LIMITS.note),
  assignee: text(LIMITS.person),
  due: date,
};
export const said = { ...settled, confirmedBy: text(LIMITS.person), confirmedOn: date };
/** Under which wording, when and by whom, in any format. */
export const given = { version, wording: text(LIMITS.wording), stamp };

const answer = v.strictObject({ ...said, list: id, ...given });
const agreement = v.strictObject({
  ...settled,
  settledAt: time,
  from: v.record(party, answer),
  list: id,
  ...given,
});
const memo = v.strictObject({ text: text(LIMITS.note), list: id, ...given });
const relevance = v.strictObject({
  answer: v.picklist(RELEVANCES),
  wording: text(LIMITS.wording),
  stamp,
});
const keptAnswer = v.strictObject({
  verdict,
  reason: v.exactOptional(text(LIMITS.reason)),
  note: v.exactOptional(text(LIMITS.note)),
  assignee: v.exactOptional(text(LIMITS.person)),
  due: v.exactOptional(date),
  confirmedBy: v.exactOptional(text(LIMITS.person)),
  confirmedOn: v.exactOptional(date),
});
const lists = v.record(id, version);
const kept = v.strictObject({
  name: text(LIMITS.name),
  at: time,
  lists,
  answers: v.record(party, v.record(id, keptAnswer)),
  agreed: v.record(id, keptAnswer),
  stamp,
});
const heading = v.strictObject({
  name: text(LIMITS.name),
  meetingDate: date,
  attendees: v.record(party, text(LIMITS.attendees)),
  archived: v.boolean(),
  stamp,
});

/** A cell: the latest value, then what conflicts with it. */
export const versionsOf = <T extends v.GenericSchema>(
  schema: T,
): v.TupleWithRestSchema<[T], T, undefined> => v.tupleWithRest([schema], schema);

type CellSchema<T> = v.GenericSchema<unknown, [T, ...T[]]>;
export const answersSchema = versionsOf(answer) satisfies CellSchema<Answer>;
export const agreementsSchema = versionsOf(agreement) satisfies CellSchema<Agreement>;
export const memosSchema = versionsOf(memo) satisfies CellSchema<Memo>;
export const relevanceSchema = versionsOf(relevance) satisfies CellSchema<Relevance>;
export const keptSchema = versionsOf(kept) satisfies CellSchema<Kept>;
export const headSchema = v.strictObject({
  created: time,
  heading: versionsOf(heading) satisfies CellSchema<Heading>,
});

const shared = {
  id,
  ...headSchema.entries,
  lists,
  answers: v.record(party, v.record(id, answersSchema)),
  agreed: v.record(id, agreementsSchema),
  relevance: v.record(id, relevanceSchema),
  kept: v.record(id, keptSchema),
};
const memos = v.record(party, v.record(id, memosSchema));
const about = {
  format: v.literal(FORMAT),
  formatVersion: v.literal(FORMAT_VERSION),
  site: text(200),
};

/** A file for others, which has no place for memos. */
export const sharedFileSchema = v.strictObject({
  ...about,
  contains: v.strictObject({ memos: v.literal(false) }),
  project: v.strictObject(shared) satisfies v.GenericSchema<unknown, Omit<Project, 'memos'>>,
});
/** A file for oneself. */
export const wholeFileSchema = v.strictObject({
  ...about,
  contains: v.strictObject({ memos: v.literal(true) }),
  project: v.strictObject({ ...shared, memos }) satisfies v.GenericSchema<unknown, Project>,
});
export const answersFileSchema = v.union([sharedFileSchema, wholeFileSchema]);

/** The parts that the published JSON Schema names. */
export const definitions = { stamp, answer, agreement, memo, relevance, kept, heading };
