/** What an import would change, counted and one by one, with the choice where both sides changed. */
import { importDiff } from '../../core/import-diff.ts';
import type { ImportChange } from '../../core/import-diff.ts';
import type { HeadingField } from '../../core/heading-import.ts';
import type { Agreement, Answer, Project, Side } from '../../core/model.ts';
import { sidesOf } from '../../core/parties.ts';
import { isHere } from '../../core/reach.ts';
import { element } from '../../dom.ts';
import { dotted, say } from '../../words.ts';
import { time } from '../dates.ts';
import { inOneLine } from '../row-notes.ts';
import { headingPart } from './import-heading.ts';
import { givesWay, isChoice, keyOf, ordered } from './import-plan.ts';
import type { Choice } from './import-plan.ts';
import { speakerName, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';

const KINDS: Readonly<Record<ImportChange['kind'], string>> = {
  added: say('import.added'),
  updated: say('import.updated'),
  conflict: say('import.conflict'),
  older: say('import.older'),
};
const CHOICES: readonly (readonly [Choice, string])[] = [
  ['both', say('import.keep-both')],
  ['ours', say('import.keep-ours')],
  ['theirs', say('import.take-theirs')],
];

/** What the reader picked so far: by change which value stays, and the fields of the heading to take. */
export interface Picked {
  readonly choices: Map<string, Choice>;
  readonly fields: Set<HeadingField>;
}

function value(label: string, said: Answer | Agreement | undefined): HTMLElement {
  return element(
    'p',
    { class: 'change-value' },
    element('span', { class: 'field-name' }, label),
    said
      ? say('row.confirmed', { text: inOneLine(said), time: time(said.stamp.at) })
      : say('import.no-answer'),
  );
}

function choose(change: ImportChange, name: string, choices: Map<string, Choice>): HTMLElement {
  const key = keyOf(change);
  const usual = change.kind === 'older' ? 'ours' : 'both';
  const offered = CHOICES.filter(([choice]) => choice !== 'both' || usual === 'both');
  const radios = offered.map(([choice, label]) => {
    const input = element('input', {
      type: 'radio',
      name: `choice-${key}`,
      autocomplete: 'off',
      'data-key': `${choice} ${key}`,
    });
    input.checked = (choices.get(key) ?? usual) === choice;
    input.addEventListener('change', () => {
      choices.set(key, choice);
    });
    return element('label', { class: 'filter-check' }, input, label);
  });
  return element('fieldset', { 'aria-label': say('import.which', { name }) }, ...radios);
}

function entry(panels: Panels, change: ImportChange, choices: Map<string, Choice>): HTMLElement {
  const { kind, side, item, ours, theirs: their } = change;
  const name = `${speakerName(panels.session.list, side)} ${titleOf(panels, item)}`;
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'change-name' },
      element('span', { class: `badge change-${kind}` }, KINDS[kind]),
      ` ${name}`,
    ),
    ...(kind === 'added' ? [] : [value(say('import.ours'), ours)]),
    value(say('import.theirs'), their),
    ...(isChoice(change) ? [choose(change, name, choices)] : []),
  );
}

/** What `theirs` would change of `ours`; what the reader chooses goes into `picked`. */
export function importChanges(
  panels: Panels,
  ours: Project,
  theirs: Project,
  moved: Side | undefined,
  picked: Picked,
): readonly Node[] {
  const { list } = panels.session;
  const all = importDiff(ours, theirs).changes.map((one): ImportChange =>
    givesWay(one, moved) ? { ...one, kind: 'added', ours: undefined, result: one.theirs } : one,
  );
  const changes = all.filter(({ item, theirs: their }) => isHere(list, item, their));
  const elsewhere = all.filter((one) => one.kind !== 'older' && !changes.includes(one)).length;
  const heading = headingPart(list, ours, theirs, picked.fields);
  if (changes.length === 0 && heading.nodes.length === 0 && elsewhere === 0) {
    return [element('p', {}, say('import.same'))];
  }
  const count = (is: (change: ImportChange) => boolean): number => changes.filter(is).length;
  const counted = (entries: readonly (readonly [string, number])[]): string[] =>
    entries
      .filter(([, number]) => number > 0)
      .map(([name, count]) => say('import.count', { name, count }));
  const kinds = counted(
    (['added', 'updated', 'conflict'] as const).map((kind) => [
      KINDS[kind],
      count((one) => one.kind === kind),
    ]),
  );
  const whose = counted(
    [...sidesOf(list), 'agreed'].map((side) => [
      speakerName(list, side),
      count((one) => one.side === side && one.kind !== 'older'),
    ]),
  );
  const older = count(({ kind }) => kind === 'older');
  return [
    element(
      'p',
      { class: 'change-counts' },
      say('import.changes', {
        counts: dotted([...kinds, ...heading.counts]) || say('import.nothing'),
      }),
    ),
    ...(whose.length > 0
      ? [element('p', {}, say('import.by-side', { counts: dotted(whose) }))]
      : []),
    ...(elsewhere > 0 ? [element('p', {}, say('import.elsewhere', { n: elsewhere }))] : []),
    ...(older > 0 ? [element('p', {}, say('import.older-count', { count: older }))] : []),
    ...heading.nodes,
    element(
      'ul',
      { class: 'change-list' },
      ...ordered(changes, [...panels.items.keys()]).map((one) =>
        entry(panels, one, picked.choices),
      ),
    ),
  ];
}
