/**
 * Answers of earlier versions, which were kept under the letters B1 and B2 whoever answered.
 *
 * Where a party is called by a letter, the letter is its id; else B1 stands for the first party and
 * B2 for the second. Nothing else of a project changes, so whoever converts it gets the same.
 */
import { join, joinRecords } from './merge.ts';
import type { Agreement, Heading, Project, Side, Stamped, Versions } from './model.ts';
import { sideNamed } from './parties.ts';
import type { Answered } from './parties.ts';

const LETTERS: readonly string[] = ['B1', 'B2'];

/** The party that `name` stands for; undefined where it is none of the list's. */
export function partyMeant(list: Answered, name: string): Side | undefined {
  return sideNamed(list, name) ?? list.parties[LETTERS.indexOf(name)]?.id;
}

/** The parties that `record` is kept by, and none else: `first` joins what two names mean. */
function byParty<T>(
  list: Answered,
  record: Readonly<Record<string, T>>,
  first: (one: T, other: T) => T,
): Record<Side, T> {
  const found = new Map<Side, T>();
  // The ids before the letters, whatever the order in a file.
  const names = Object.keys(record).sort((a, b) => LETTERS.indexOf(a) - LETTERS.indexOf(b));
  for (const name of names) {
    const side = partyMeant(list, name) ?? name;
    const value = record[name];
    const known = found.get(side);
    if (value !== undefined) found.set(side, known === undefined ? value : first(known, value));
  }
  return Object.fromEntries(found);
}

function changed<T extends Stamped>(cell: Versions<T>, change: (value: T) => T): Versions<T> {
  const [first, ...others] = cell;
  return join([change(first), ...others.map(change)]);
}

/** Settlements with what each party had said by the party's id. */
export function settledByParty(list: Answered, cell: Versions<Agreement>): Versions<Agreement> {
  return changed(cell, (value) => ({ ...value, from: byParty(list, value.from, (one) => one) }));
}

/** Headings with the attendees of each party by its id; nobody where none are named. */
export function headingByParty(list: Answered, cell: Versions<Heading>): Versions<Heading> {
  const nobody = Object.fromEntries(list.parties.map(({ id }) => [id, '']));
  return changed(cell, (value) => ({
    ...value,
    attendees: { ...nobody, ...byParty(list, value.attendees, (one, other) => one || other) },
  }));
}

/** The project with everything under the ids of the list's parties, each with a place of its own. */
export function projectByParty(list: Answered, project: Project): Project {
  const none = Object.fromEntries(list.parties.map(({ id }) => [id, {}]));
  return {
    ...project,
    heading: headingByParty(list, project.heading),
    answers: { ...none, ...byParty(list, project.answers, joinRecords) },
    agreed: Object.fromEntries(
      Object.entries(project.agreed).map(([item, cell]) => [item, settledByParty(list, cell)]),
    ),
  };
}
