/** What an import does to the heading, field by field, and the choice where the two differ. */
import { attendeesOf, headingChanges } from '../../core/heading-import.ts';
import type { HeadingChange, HeadingField } from '../../core/heading-import.ts';
import type { Project } from '../../core/model.ts';
import type { Answered } from '../../core/parties.ts';
import { element } from '../../dom.ts';

type Names = ReadonlyMap<HeadingField, string>;

function namesOf({ parties }: Answered): Names {
  return new Map<HeadingField, string>([
    ['name', '案件名'],
    ['meetingDate', '日付'],
    ...parties.map(({ id, name }) => [attendeesOf(id), `出席者・${name}`] as const),
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
    { 'aria-label': `${name} どちらを残すか` },
    option(`いまの値を残す: ${ours}`, false),
    option(`読み込む値にする: ${theirs}`, true),
  );
}

function entry(change: HeadingChange, name: string, chosen: Set<HeadingField>): HTMLElement {
  const { kind, ours, theirs } = change;
  const word = { taken: '追加', updated: '更新', differs: '相違' }[kind];
  const text = kind === 'updated' ? `${ours || '空欄'} → ${theirs || '空欄'}` : theirs;
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'change-name' },
      element('span', { class: `badge change-${kind}` }, word),
      ` ${name}${kind === 'differs' ? 'が違います' : `: ${text}`}`,
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
      ...(taken > 0 ? [`見出し ${taken}欄`] : []),
      ...(differing > 0 ? [`見出しの相違 ${differing}欄`] : []),
    ],
    nodes:
      changes.length === 0
        ? []
        : [
            element(
              'ul',
              { class: 'heading-changes', 'aria-label': '見出し' },
              ...changes.map((one) => entry(one, names.get(one.field) ?? one.field, chosen)),
            ),
          ],
  };
}
