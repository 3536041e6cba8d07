/** The stored texts of a project: what stands under each key, written and read back with validation. */
import { canonical, own } from './canonical.ts';
import type { Place, Slot } from './keys.ts';
import { headingByParty, settledByParty } from './letters.ts';
import { join } from './merge.ts';
import type { ChecklistData, Project, Stamped, Versions } from './model.ts';
import { sidesOf } from './parties.ts';
import type { Answered } from './parties.ts';
import { agreementsSchema, answersSchema, headSchema, parseJson, validate } from './schema.ts';

/** The text to be stored for one cell, or for the head. */
export function textOf(project: Project, item: string, slot: Slot): string {
  const { version, created, heading, answers, agreed } = project;
  if (slot === 'head') return canonical({ version, created, heading });
  const cells = slot === 'agreed' ? agreed : (own(answers, slot) ?? {});
  return canonical(own<unknown>(cells, item) ?? []);
}

function plain(text: string | null): unknown {
  const parsed = text === null ? undefined : parseJson(text);
  return parsed?.ok ? parsed.value : undefined;
}

/** A project without answers from its head's text; undefined where that is absent or unreadable. */
export function projectOf(
  id: string,
  list: Pick<ChecklistData, 'list' | 'parties'>,
  text: string | null,
): Project | undefined {
  const head = validate(headSchema, plain(text));
  if (!head.ok) return undefined;
  const { version, created, heading } = head.value;
  return {
    id,
    list: list.list,
    version,
    created,
    heading: headingByParty(list, heading),
    answers: Object.fromEntries(sidesOf(list).map((side) => [side, {}])),
    agreed: {},
  };
}

function add<T extends Stamped>(
  cells: Record<string, Versions<T>>,
  item: string,
  stored: Versions<T>,
): void {
  const known = own(cells, item);
  cells[item] = known ? join(known, stored) : join(stored);
}

/** `project` with stored texts joined in; absent and unreadable ones change nothing. */
export function withTexts(
  list: Answered,
  project: Project,
  texts: readonly (readonly [Place | undefined, string | null])[],
): Project {
  const answers = new Map(
    Object.entries(project.answers).map(([side, cells]) => [side, { ...cells }] as const),
  );
  const agreed = { ...project.agreed };
  let { created, heading } = project;
  for (const [place, text] of texts) {
    const value = plain(text);
    if (place === undefined || value === undefined) continue;
    if (place.slot === 'head') {
      const head = validate(headSchema, value);
      if (!head.ok) continue;
      created = Math.min(created, head.value.created);
      heading = join(heading, headingByParty(list, head.value.heading));
    } else if (place.slot === 'agreed') {
      const cell = validate(agreementsSchema, value);
      if (cell.ok) add(agreed, place.item, settledByParty(list, cell.value));
    } else {
      const cell = validate(answersSchema, value);
      if (!cell.ok) continue;
      const cells = answers.get(place.slot) ?? {};
      answers.set(place.slot, cells);
      add(cells, place.item, cell.value);
    }
  }
  return { ...project, created, heading, answers: Object.fromEntries(answers), agreed };
}
