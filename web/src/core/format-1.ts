/**
 * Format 1, in which a project answered one list, and what it is in format 2.
 *
 * Converting says of each value under which list it was said, and keeps its stamp: so it does not
 * matter whether answers are merged before or after, nor how often the same ones are converted.
 */
import * as v from 'valibot';
import type { Agreement, Answer, Project, Versions } from './model.ts';
import {
  FORMAT,
  date,
  given,
  headSchema as headOf2,
  id,
  party,
  said,
  settled,
  text,
  time,
  version,
  versionsOf,
} from './schema.ts';

const answer = v.strictObject({ ...said, ...given });
const agreement = v.strictObject({
  ...settled,
  settledAt: time,
  from: v.record(party, answer),
  ...given,
});
export const answersSchema = versionsOf(answer);
export const agreementsSchema = versionsOf(agreement);
export const headSchema = v.strictObject({ version, ...headOf2.entries });

export const fileSchema = v.pipe(
  v.strictObject({
    format: v.literal(FORMAT),
    formatVersion: v.literal(1),
    list: v.strictObject({ site: text(200), id, title: text(200), version, date }),
    project: v.strictObject({
      id,
      list: id,
      ...headSchema.entries,
      answers: v.record(party, v.record(id, answersSchema)),
      agreed: v.record(id, agreementsSchema),
    }),
  }),
  v.forward(
    v.check(({ list, project }) => list.id === project.list),
    ['project', 'list'],
  ),
);

type FormerAnswers = v.InferOutput<typeof answersSchema>;
type FormerAgreements = v.InferOutput<typeof agreementsSchema>;
export type FormerProject = v.InferOutput<typeof fileSchema>['project'];

function each<T, U>(
  [first, ...others]: readonly [T, ...T[]],
  change: (value: T) => U,
): [U, ...U[]] {
  return [change(first), ...others.map(change)];
}

function values<T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

export function answersOf(cell: FormerAnswers, list: string): Versions<Answer> {
  return each(cell, (value) => ({ ...value, list }));
}

export function agreementsOf(cell: FormerAgreements, list: string): Versions<Agreement> {
  return each(cell, (value) => ({
    ...value,
    list,
    from: values(value.from, (one) => ({ ...one, list })),
  }));
}

/** The same project in format 2; its parties stay under the names that it gives them. */
export function converted(project: FormerProject): Project {
  const { list } = project;
  return {
    id: project.id,
    created: project.created,
    heading: project.heading,
    lists: { [list]: project.version },
    answers: values(project.answers, (cells) => values(cells, (cell) => answersOf(cell, list))),
    agreed: values(project.agreed, (cell) => agreementsOf(cell, list)),
    memos: {},
    relevance: {},
    kept: {},
  };
}
