/** The shapes of everything that is read from a file or from storage; unknown keys are refused. */
import * as v from 'valibot';
import { FORBIDDEN_KEYS, fail, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { LIMITS, VERDICTS } from './model.ts';
import type { Agreement, Answer, Heading, Project } from './model.ts';
import { say } from '../words.ts';

export const FORMAT = 'guidance-answers';
export const FORMAT_VERSION = 1;
/** Deeper than any file of ours, shallow enough for every parser. */
export const MAX_DEPTH = 16;
const LATEST_TIME = 8_640_000_000_000_000;

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
export const id = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));
const actor = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+$/));
export const version = v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/));
const date = v.pipe(v.string(), v.regex(/^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$/));
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_TIME));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const verdict = v.picklist(VERDICTS);
const party = v.pipe(v.string(), v.maxLength(100), v.regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/));

const stamp = v.strictObject({ at: time, count, actor, seen: v.record(actor, count) });
const given = { version, wording: text(LIMITS.wording), stamp };

const answer = v.strictObject({
  verdict,
  reason: text(LIMITS.reason),
  note: text(LIMITS.note),
  assignee: text(LIMITS.person),
  due: date,
  confirmedBy: text(LIMITS.person),
  confirmedOn: date,
  ...given,
});
const agreement = v.strictObject({
  verdict,
  reason: text(LIMITS.reason),
  note: text(LIMITS.note),
  assignee: text(LIMITS.person),
  due: date,
  settledAt: time,
  from: v.record(party, answer),
  ...given,
});
const heading = v.strictObject({
  name: text(LIMITS.name),
  meetingDate: date,
  attendees: v.record(party, text(LIMITS.attendees)),
  archived: v.boolean(),
  stamp,
});

const versionsOf = <T extends v.GenericSchema>(schema: T) => v.tupleWithRest([schema], schema);

export const answersSchema = versionsOf(answer) satisfies v.GenericSchema<
  unknown,
  [Answer, ...Answer[]]
>;
export const agreementsSchema = versionsOf(agreement) satisfies v.GenericSchema<
  unknown,
  [Agreement, ...Agreement[]]
>;
export const headSchema = v.strictObject({
  version,
  created: time,
  heading: versionsOf(heading) satisfies v.GenericSchema<unknown, [Heading, ...Heading[]]>,
});

const project = v.strictObject({
  id,
  list: id,
  ...headSchema.entries,
  answers: v.record(party, v.record(id, answersSchema)),
  agreed: v.record(id, agreementsSchema),
}) satisfies v.GenericSchema<unknown, Project>;

export const answersFileSchema = v.strictObject({
  format: v.literal(FORMAT),
  formatVersion: v.literal(FORMAT_VERSION),
  list: v.strictObject({
    site: text(200),
    id,
    title: text(200),
    version,
    date,
  }),
  project,
});

/** The parts that the published JSON Schema names. */
export const definitions = { stamp, answer, agreement, heading };

export type AnswersFile = v.InferOutput<typeof answersFileSchema>;

export interface JsonProblem {
  readonly code: 'not-json' | 'too-deep' | 'bad-key' | 'bad-shape';
  /** For the reader. */
  readonly message: string;
}

/** How deep the brackets outside of strings nest; one pass, as the text may be hostile. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const char = json.charAt(i);
    if (quoted && char === '\\') i++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '[' || char === '{')) deepest = Math.max(deepest, ++depth);
    else if (!quoted && (char === ']' || char === '}')) depth--;
  }
  return deepest;
}

function forbiddenKey(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = FORBIDDEN_KEYS.has(key) ? key : forbiddenKey(member);
    if (found) return found;
  }
  return undefined;
}

/** JSON text as a plain value, refused where it is too deep or has keys that reach a prototype. */
export function parseJson(json: string): Result<unknown, JsonProblem> {
  if (depthOf(json) > MAX_DEPTH) {
    return fail({
      code: 'too-deep',
      message: say('file.too-deep'),
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fail({
      code: 'not-json',
      message: say('file.not-json'),
    });
  }
  const key = forbiddenKey(value);
  if (key)
    return fail({
      code: 'bad-key',
      message: say('file.bad-key', { key }),
    });
  return succeed(value);
}

/** `value` with the shape of `schema`, or which place of it is wrong. */
export function validate<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
): Result<v.InferOutput<T>, JsonProblem> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return succeed(result.output);
  const [issue] = result.issues;
  const place = (v.getDotPath(issue) ?? say('file.whole')).slice(0, 100);
  const message =
    issue.expected === 'never'
      ? say('file.unknown-key', { place })
      : say('file.bad-value', { place });
  return fail({ code: 'bad-shape', message });
}
