/** The heading of the sheet: 案件名, 日付, and who was there from either side. */
import { LIMITS } from '../core/model.ts';
import { HEAD } from '../core/keys.ts';
import type { Heading, Side } from '../core/model.ts';
import { sidesOf } from '../core/parties.ts';
import { resolveHeading, setHeading } from '../core/project.ts';
import type { HeadingPatch } from '../core/project.ts';
import { alternativesOf } from '../core/merge.ts';
import { button, element } from '../dom.ts';
import type { PageSession } from './page-session.ts';
import type { Pending } from './pending.ts';
import { say } from '../words.ts';

interface Field {
  readonly limit: number;
  readonly read: (heading: Heading) => string;
  readonly patch: (text: string, heading: Heading) => HeadingPatch;
}

/** The fields by the names of their controls. */
function fieldsOf(sides: readonly Side[]): ReadonlyMap<string, Field> {
  return new Map<string, Field>([
    ['project', { limit: LIMITS.name, read: ({ name }) => name, patch: (name) => ({ name }) }],
    [
      'date',
      {
        limit: 10,
        read: ({ meetingDate }) => meetingDate,
        patch: (meetingDate) => ({ meetingDate }),
      },
    ],
    ...sides.map((side): [string, Field] => [
      `attendees-${side.toLowerCase()}`,
      {
        limit: LIMITS.attendees,
        read: ({ attendees }) => attendees[side] ?? '',
        patch: (text, { attendees }) => ({ attendees: { ...attendees, [side]: text } }),
      },
    ]),
  ]);
}

function inOneLine(
  { name, meetingDate, attendees, archived }: Heading,
  sides: readonly Side[],
): string {
  return [
    name || say('projects.untitled'),
    meetingDate,
    ...sides.map((side) => attendees[side]),
    archived ? say('heading.archived') : '',
  ]
    .filter(Boolean)
    .join(say('dots.separator'));
}

/** What to choose from where two wrote the heading at once. */
function choices(
  headings: readonly Heading[],
  sides: readonly Side[],
  keep: (heading: Heading) => void,
): readonly HTMLElement[] {
  const entries = headings.map((heading) => {
    const text = inOneLine(heading, sides);
    const press = (): void => {
      keep(heading);
    };
    const label = say('field.labelled', { label: say('heading.keep'), value: text });
    return element(
      'li',
      {},
      element('span', {}, text),
      button(say('heading.keep'), press, { 'aria-label': label }),
    );
  });
  return [element('p', {}, say('heading.conflict')), element('ul', {}, ...entries)];
}

export function bindHeading(session: PageSession, head: HTMLElement, pending: Pending): void {
  const sides = sidesOf(session.list);
  const fields = fieldsOf(sides);
  const controls = [...head.querySelectorAll('input')].flatMap((control) => {
    const field = fields.get(control.name);
    return field ? [[control, field] as const] : [];
  });
  const conflict = element('div', {
    class: 'sheet-conflict',
    role: 'group',
    'aria-label': say('heading.conflicts'),
    hidden: true,
  });
  head.append(conflict);

  for (const [control, { limit, patch }] of controls) {
    if (control.type === 'text') control.maxLength = limit;
    control.addEventListener('input', () => {
      pending.schedule(control, () => {
        const project = session.project();
        session.edit(
          setHeading(project, patch(control.value, project.heading[0]), session.writer),
          HEAD,
        );
      });
    });
    control.addEventListener('change', () => {
      pending.flush();
    });
  }

  function keep(heading: Heading): void {
    session.edit(resolveHeading(session.project(), heading, session.writer), HEAD);
    controls[0]?.[0].focus();
  }

  function show(): void {
    const { heading } = session.project();
    for (const [control, { read }] of controls) {
      const text = read(heading[0]);
      if (control.value !== text && !pending.has(control)) control.value = text;
      control.classList.toggle('filled', text !== '');
    }
    const others = alternativesOf(heading);
    conflict.hidden = others.length === 0;
    conflict.replaceChildren(
      ...(others.length === 0 ? [] : choices([heading[0], ...others], sides, keep)),
    );
  }
  session.listen(show);
  window.addEventListener('pageshow', show);
  show();
}
