/** The dialog that shows what an import would change; nothing is stored until the reader agrees. */
import { compareVersions } from '../../core/canonical.ts';
import { importDiff } from '../../core/file.ts';
import type { ImportChange } from '../../core/file.ts';
import { withHeading } from '../../core/heading-import.ts';
import type { HeadingField } from '../../core/heading-import.ts';
import { WORDS } from '../../core/model.ts';
import type { Agreement, Answer, Project, Side } from '../../core/model.ts';
import { otherSide, sideName, sidesOf } from '../../core/parties.ts';
import { moveAnswers } from '../../core/wrong-side.ts';
import { button, element } from '../../dom.ts';
import { time } from '../dates.ts';
import { inOneLine } from '../row-notes.ts';
import { headingPart } from './import-heading.ts';
import { exchanged, givesWay, isChoice, keyOf, merged, ordered } from './import-plan.ts';
import type { Choice } from './import-plan.ts';
import { sideOffers } from './import-side.ts';
import { actions, openPanel, redraw, speakerName, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';
import { dotted, say } from '../../words.ts';

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

export interface Incoming {
  readonly title: string;
  /** Where it comes from, in sentences. */
  readonly about: readonly string[];
  readonly project: Project;
  /** The list version under which it was written. */
  readonly version: string;
  /** A file may also be opened as a project of its own. */
  readonly own: 'never' | 'offered' | 'proposed';
  readonly done: () => void;
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

export function openPreview(panels: Panels, incoming: Incoming): void {
  const { session } = panels;
  const { list, store, writer } = session;
  const choices = new Map<string, Choice>();
  const body = element('div', { class: 'import-body', tabindex: '-1' });
  const apply = element('button', { type: 'button', class: 'primary' });
  const chosen = new Set<HeadingField>();
  let theirs = incoming.project;
  /** The side whose answers, ours, go to the other one with the import. */
  let moved: Side | undefined;
  let own = incoming.own === 'proposed' && theirs.id !== session.project().id;
  let close = (): void => undefined;

  /** The project that takes the answers; undefined where it would be a new one. */
  function target(): Project | undefined {
    const ours = session.project();
    if (!own) return moved ? moveAnswers(ours, list, moved, writer) : ours;
    const stored = store.read(theirs.id);
    return stored.ok ? stored.value : undefined;
  }

  function choose(change: ImportChange, name: string): HTMLElement {
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

  function entry(change: ImportChange): HTMLElement {
    const { kind, side, item, ours, theirs: their } = change;
    const name = `${speakerName(list, side)} ${titleOf(panels, item)}`;
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
      ...(isChoice(change) ? [choose(change, name)] : []),
    );
  }

  function changesIn(ours: Project): readonly Node[] {
    const changes = importDiff(ours, theirs).changes.map((one): ImportChange =>
      givesWay(one, moved) ? { ...one, kind: 'added', ours: undefined, result: one.theirs } : one,
    );
    const heading = headingPart(list, ours, theirs, chosen);
    if (changes.length === 0 && heading.nodes.length === 0) {
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
      ...(older > 0 ? [element('p', {}, say('import.older-count', { count: older }))] : []),
      ...heading.nodes,
      element(
        'ul',
        { class: 'change-list' },
        ...ordered(changes, [...panels.items.keys()]).map(entry),
      ),
    ];
  }

  function contents(): HTMLElement {
    const counts = list.parties.map(({ id, name }) =>
      say('import.count', { name, count: Object.keys(theirs.answers[id] ?? {}).length }),
    );
    return element(
      'p',
      {},
      say('import.contents', {
        counts: dotted([
          ...counts,
          say('import.count', { name: WORDS.settled, count: Object.keys(theirs.agreed).length }),
        ]),
      }),
    );
  }

  function option(label: string, value: boolean): HTMLElement {
    const input = element('input', {
      type: 'radio',
      name: 'import-target',
      autocomplete: 'off',
      'data-key': `own-${value}`,
    });
    input.checked = own === value;
    input.addEventListener('change', () => {
      own = value;
      draw();
    });
    return element('label', { class: 'filter-check' }, input, label);
  }

  /** One of the two often forgets to say which side it is. */
  function wrongSide(): readonly Node[] {
    if (incoming.own === 'never' || own) return [];
    if (moved) {
      const text = say('import.moving', { side: sideName(list, otherSide(list, moved)) });
      return [element('p', { class: 'panel-note' }, text)];
    }
    return sideOffers(session, theirs, {
      exchange: () => {
        theirs = exchanged(theirs, list);
        draw();
      },
      moveOurs: () => {
        moved = session.side();
        draw();
      },
    });
  }

  function draw(): void {
    const ours = target();
    const name = (project: Project): string => project.heading[0].name || say('projects.untitled');
    const differs = incoming.own !== 'never' && theirs.id !== session.project().id;
    redraw(
      body,
      ...incoming.about.map((line) => element('p', {}, line)),
      ...(compareVersions(incoming.version, list.version) > 0
        ? [
            element(
              'p',
              { class: 'panel-note' },
              say('import.newer', { version: list.version, theirs: incoming.version }),
            ),
          ]
        : []),
      ...(differs
        ? [
            element(
              'fieldset',
              { class: 'import-target' },
              element('legend', {}, say('import.target')),
              option(say('import.into-current', { project: name(session.project()) }), false),
              option(say('import.as-own', { project: name(theirs) }), true),
            ),
          ]
        : []),
      ...wrongSide(),
      ...(ours ? changesIn(ours) : [contents()]),
    );
    apply.textContent = own ? say('import.open') : say('import.do');
  }

  function takenInto(ours: Project): Project {
    const all = new Map(choices);
    for (const change of importDiff(ours, theirs).changes) {
      if (givesWay(change, moved)) all.set(keyOf(change), 'theirs');
    }
    return withHeading(merged(ours, theirs, list, all, writer), ours, theirs, chosen, writer);
  }

  apply.addEventListener('click', () => {
    const ours = target();
    const joined = ours && takenInto(ours);
    close();
    if (own && ours) session.open(ours.id);
    session.undoably(say('import.name'), () => {
      session.replace(joined ?? theirs);
      if (moved && !own) session.setSide(otherSide(list, moved));
    });
    session.announce(say('import.done'));
    incoming.done();
  });
  draw();
  panels.follow(
    openPanel(incoming.title, (shut) => {
      close = shut;
      return [body, actions(button(say('dialog.cancel'), shut), apply)];
    }),
    draw,
  );
}
