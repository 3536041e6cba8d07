/** What an import does to the heading, field by field, and the choice where the two differ. */
import { attendeesOf, headingChanges } from '../../core/heading-import.ts';
import type { HeadingChange, HeadingField } from '../../core/heading-import.ts';
import type { Project } from '../../core/model.ts';
import type { Answered } from '../../core/parties.ts';
import { element } from '../../dom.ts';
import { say } from '../../words.ts';

type Names = ReadonlyMap<HeadingField, string>;

function namesOf({ parties }: Answered): Names {
  return new Map<HeadingField, string>([
    ['name', say('field.project')],
    ['meetingDate', say('field.date')],
    ...parties.map(
      ({ id, name }) => [attendeesOf(id), say('field.attendees', { party: name })] as const,
    ),
  ]);
}

function choice(change: HeadingChange, name: string, chosen: Set<HeadingField>): HTMLElement {
  const { field, ours, theirs } = change;
  const option = (label: string, takes: boolean): HTMLElement => {
    const input = element('input', {
      type: 'radio',
      name: `heading-${field}`,
      autocomplete: 'off',
      'data-key': `heading ${field} ${takes}`,
    });
    input.checked = chosen.has(field) === takes;
    input.addEventListener('change', () => {
      if (takes) chosen.add(field);
      else chosen.delete(field);
    });
    return element('label', { class: 'filter-check' }, input, label);
  };
  return element(
    'fieldset',
    { 'aria-label': say('import.which', { name }) },
    option(say('heading.keep-ours', { value: ours }), false),
    option(say('heading.take-theirs', { value: theirs }), true),
  );
}

function entry(change: HeadingChange, name: string, chosen: Set<HeadingField>): HTMLElement {
  const { kind, ours, theirs } = change;
  const blank = say('heading.empty');
  const value = kind === 'updated' ? `${ours || blank} → ${theirs || blank}` : theirs;
  const text =
    kind === 'differs'
      ? say('heading.field-differs', { name })
      : say('field.labelled', { label: name, value });
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'change-name' },
      element('span', { class: `badge change-${kind}` }, say(`heading.${kind}`)),
      ` ${text}`,
    ),
    ...(kind === 'differs' ? [choice(change, name, chosen)] : []),
  );
}

/** How many fields an import fills or replaces by itself, how many differ, and the list of both. */
export function headingPart(
  list: Answered,
  ours: Project,
  theirs: Project,
  chosen: Set<HeadingField>,
): {
  readonly counts: readonly string[];
  readonly nodes: readonly Node[];
} {
  const changes = headingChanges(ours, theirs);
  const names = namesOf(list);
  const differing = changes.filter(({ kind }) => kind === 'differs').length;
  const taken = changes.length - differing;
  return {
    counts: [
      ...(taken > 0 ? [say('heading.count', { n: taken })] : []),
      ...(differing > 0 ? [say('heading.differing', { n: differing })] : []),
    ],
    nodes:
      changes.length === 0
        ? []
        : [
            element(
              'ul',
              { class: 'heading-changes', 'aria-label': say('heading.title') },
              ...changes.map((one) => entry(one, names.get(one.field) ?? one.field, chosen)),
            ),
          ],
  };
}
