/** Which project is on the page, whose sheet is filled in, and what was deleted. */
import { button, element } from '../dom.ts';
import type { PageSession } from './page-session.ts';
import { nameDialog } from './dialogs.ts';
import { askToRemove, openProjects } from './projects-dialog.ts';
import { projectActions, titleOf } from './project-actions.ts';
import type { Deletion } from './project-actions.ts';
import { sideSwitch } from './side-switch.ts';
import { say } from '../words.ts';

/** `saveFile` writes a project to a file. */
export function bindProjects(
  session: PageSession,
  place: HTMLElement,
  saveFile: (id: string) => void,
): void {
  const actions = projectActions(session);
  const choice = element('select', { name: 'sheet-project', autocomplete: 'off' });
  const undoList = element('ul', { class: 'sheet-undo', 'aria-label': say('projects.deletions') });

  let saved = false;
  function show(): void {
    const current = session.project();
    saved = session.savedAt() !== undefined;
    const projects = actions
      .all()
      .filter(({ id, heading }) => !heading.archived || id === current.id);
    const options = projects.map(({ id, heading }) => {
      const name = titleOf(id === current.id ? current.heading[0].name : heading.name);
      return [id, heading.archived ? say('projects.archived', { name }) : name] as const;
    });
    if (!options.some(([id]) => id === current.id))
      options.push([current.id, titleOf(current.heading[0].name)]);
    const state = JSON.stringify([current.id, options]);
    if (choice.dataset.state !== state) {
      choice.dataset.state = state;
      choice.replaceChildren(...options.map(([value, name]) => element('option', { value }, name)));
    }
    choice.value = current.id;
    // Its place stays: nothing may move under a pointer at the first save.
    remove.classList.toggle('unavailable', !saved);
  }

  function deleted(deletion: Deletion): void {
    const { name, only, left } = deletion;
    const text = only
      ? say('projects.answers-removed', { name })
      : say('projects.removed', { name, left });
    const undo = button(
      say('undo.plain'),
      () => {
        entry.remove();
        actions.restore(deletion);
        session.announce(say('projects.restored', { name }));
        choice.focus();
      },
      { 'aria-label': say(only ? 'projects.restore-answers' : 'projects.restore', { name }) },
    );
    const entry = element('li', {}, element('span', {}, text), undo);
    undoList.append(entry);
    session.announce(text);
    undo.focus();
  }

  choice.addEventListener('change', () => {
    session.open(choice.value);
    show();
  });
  const remove = button(
    say('projects.remove'),
    () => {
      const project = session.project();
      askToRemove(
        actions,
        { id: project.id, heading: project.heading[0] },
        undefined,
        () => {
          saveFile(project.id);
        },
        deleted,
      );
    },
    { class: 'sheet-remove' },
  );
  place.append(
    element(
      'div',
      { class: 'sheet-project-bar' },
      element(
        'label',
        { class: 'sheet-choice' },
        element('span', { class: 'field-name' }, say('projects.shown')),
        choice,
      ),
      button(say('projects.new'), () => {
        nameDialog(say('projects.new'), '', say('projects.create'), (name) => {
          actions.create(name);
        });
      }),
      button(say('projects.manage'), () => {
        openProjects(session, actions, saveFile, deleted);
      }),
      sideSwitch(session),
    ),
    element('p', { class: 'sheet-privacy' }, say('projects.privacy'), remove),
    undoList,
  );
  session.listen(({ items }) => {
    // An answer changes nothing here, save the first one, which makes the project.
    if (items === 'all' || items.length === 0 || saved !== (session.savedAt() !== undefined))
      show();
  });
  window.addEventListener('pageshow', show);
  show();
}
