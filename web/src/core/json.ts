/** JSON from outside as values: what may be hostile is refused with a reason, before any of it is used. */
import * as v from 'valibot';
import { FORBIDDEN_KEYS, fail, succeed } from './canonical.ts';
import type { Result } from './canonical.ts';
import { say } from '../words.ts';

/** Deeper than any file of ours, shallow enough for every parser. */
export const MAX_DEPTH = 16;

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
