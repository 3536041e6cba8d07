/** What an import does to the heading, field by field: nothing of ours is replaced unasked. */
import { own } from './canonical.ts';
import { alternativesOf, join } from './merge.ts';
import type { Writer } from './merge.ts';
import type { Heading, Project, Side } from './model.ts';
import { resolveHeading, setHeading } from './project.ts';

export type HeadingField = 'name' | 'meetingDate' | `attendees ${Side}`;

/** The field of the attendees of a side. */
export function attendeesOf(side: Side): HeadingField {
  return `attendees ${side}`;
}

function fieldsOf(...headings: readonly Heading[]): readonly HeadingField[] {
  const sides = new Set(headings.flatMap(({ attendees }) => Object.keys(attendees)));
  return ['name', 'meetingDate', ...[...sides].map(attendeesOf)];
}

/** `taken`: ours is empty; `updated`: theirs was written knowing ours; `differs`: to be chosen. */
export interface HeadingChange {
  readonly field: HeadingField;
  readonly kind: 'taken' | 'updated' | 'differs';
  readonly ours: string;
  readonly theirs: string;
}

function textIn(heading: Heading, field: HeadingField): string {
  if (field === 'name' || field === 'meetingDate') return heading[field];
  return own(heading.attendees, field.slice('attendees '.length)) ?? '';
}

/** The heading that merging alone gives, where it leaves nothing to choose. */
function successor(ours: Project, theirs: Project): Heading | undefined {
  if (ours.id !== theirs.id) return undefined;
  const joined = join(ours.heading, theirs.heading);
  const more = alternativesOf(joined).length > alternativesOf(ours.heading).length;
  return more ? undefined : joined[0];
}

export function headingChanges(ours: Project, theirs: Project): readonly HeadingChange[] {
  const next = successor(ours, theirs);
  const [mine, other] = [ours.heading[0], next ?? theirs.heading[0]];
  return fieldsOf(mine, other).flatMap((field): HeadingChange[] => {
    const texts = { field, ours: textIn(mine, field), theirs: textIn(other, field) };
    if (texts.ours === texts.theirs) return [];
    if (next) return [{ ...texts, kind: 'updated' }];
    if (texts.theirs === '') return [];
    return [{ ...texts, kind: texts.ours === '' ? 'taken' : 'differs' }];
  });
}

/** `merged` with the heading of `ours`, what it lacks of `theirs`, and the `chosen` fields. */
export function withHeading(
  merged: Project,
  ours: Project,
  theirs: Project,
  chosen: ReadonlySet<HeadingField>,
  writer: Writer,
): Project {
  if (successor(ours, theirs)) return merged;
  const takes = new Map(
    headingChanges(ours, theirs)
      .filter(({ field, kind }) => kind === 'taken' || chosen.has(field))
      .map((change) => [change.field, change.theirs]),
  );
  const [mine] = ours.heading;
  const text = (field: HeadingField): string => takes.get(field) ?? textIn(mine, field);
  const sides = [mine, theirs.heading[0]].flatMap(({ attendees }) => Object.keys(attendees));
  const attendees = Object.fromEntries(
    [...new Set(sides)].map((side) => [side, text(attendeesOf(side))]),
  );
  const patch = { name: text('name'), meetingDate: text('meetingDate'), attendees };
  if (ours.id === theirs.id) return resolveHeading(merged, { ...mine, ...patch }, writer);
  return takes.size > 0 ? setHeading(merged, patch, writer) : merged;
}
