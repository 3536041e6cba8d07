/** The dialog that shows what an import would change; nothing is stored until the reader agrees. */
import { compareVersions } from '../../core/canonical.ts';
import { importDiff } from '../../core/import-diff.ts';
import { withHeading } from '../../core/heading-import.ts';
import { WORDS } from '../../core/model.ts';
import type { Project, Side } from '../../core/model.ts';
import { otherSide, sideName } from '../../core/parties.ts';
import { moveAnswers } from '../../core/wrong-side.ts';
import { button, element } from '../../dom.ts';
import { importChanges } from './import-changes.ts';
import type { Picked } from './import-changes.ts';
import { exchanged, givesWay, keyOf, merged } from './import-plan.ts';
import { sideOffers } from './import-side.ts';
import { actions, openPanel, redraw } from './panel.ts';
import type { Panels } from './panel.ts';
import { dotted, say } from '../../words.ts';

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

export function openPreview(panels: Panels, incoming: Incoming): void {
  const { session } = panels;
  const { list, store, writer } = session;
  const picked: Picked = { choices: new Map(), fields: new Set() };
  const body = element('div', { class: 'import-body', tabindex: '-1' });
  const apply = element('button', { type: 'button', class: 'primary' });
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
      ...(ours ? importChanges(panels, ours, theirs, moved, picked) : [contents()]),
    );
    apply.textContent = own ? say('import.open') : say('import.do');
  }

  function takenInto(ours: Project): Project {
    const all = new Map(picked.choices);
    for (const change of importDiff(ours, theirs).changes) {
      if (givesWay(change, moved)) all.set(keyOf(change), 'theirs');
    }
    return withHeading(
      merged(ours, theirs, list, all, writer),
      ours,
      theirs,
      picked.fields,
      writer,
    );
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
