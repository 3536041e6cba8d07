/** The dialog that manages all projects of the site. */
import type { StoredProject } from '../core/store.ts';
import { button, element } from '../dom.ts';
import { day } from './dates.ts';
import type { PageSession } from './page-session.ts';
import { confirmDialog, nameDialog, openDialog } from './dialogs.ts';
import { titleOf } from './project-actions.ts';
import type { Deletion, ProjectActions, Reach } from './project-actions.ts';
import { dotted, say } from '../words.ts';

type Action =
  'open' | 'rename' | 'duplicate' | 'archive' | 'unarchive' | 'remove-answers' | 'remove';

/** How many answers there are to this list, and where there are any, to others. */
function told({ here, elsewhere }: Reach): readonly string[] {
  return [
    say('projects.here', { n: here }),
    ...(elsewhere > 0 ? [say('projects.elsewhere', { n: elsewhere })] : []),
  ];
}

/** Ask, delete, and hand over what was deleted so that it can be brought back. */
export function askToRemove(
  actions: ProjectActions,
  { id, heading }: Pick<StoredProject, 'id' | 'heading'>,
  only: 'answers' | undefined,
  saveFile: () => void,
  done: (deletion: Deletion) => void,
): void {
  const name = titleOf(heading.name);
  const { elsewhere } = actions.reach(id);
  confirmDialog(
    say(only ? 'projects.ask-remove-answers' : 'projects.ask-remove', { name }),
    [
      say(only ? 'projects.which-answers-go' : 'projects.what-goes'),
      ...(elsewhere > 0 ? [say('projects.spans', { n: elsewhere })] : []),
      say('projects.until-closed'),
    ],
    say(only ? 'projects.remove-answers' : 'projects.do-remove'),
    () => {
      done(actions.remove(id, only));
    },
    [button(say('projects.save-first'), saveFile)],
  );
}

export function openProjects(
  session: PageSession,
  actions: ProjectActions,
  saveFile: (id: string) => void,
  done: (deletion: Deletion) => void,
): void {
  const body = element('div');
  let close = (): void => undefined;

  function act(
    action: Action,
    project: StoredProject,
    press: () => void,
    danger = false,
  ): HTMLButtonElement {
    const label = say(`projects.${action}`);
    return button(label, press, {
      'aria-label': say('projects.action', { name: titleOf(project.heading.name), action: label }),
      'data-key': `${project.id} ${action}`,
      class: danger ? 'danger' : undefined,
    });
  }

  function row(project: StoredProject): HTMLElement {
    const { id, heading, created } = project;
    const name = titleOf(heading.name);
    const remove = (only?: 'answers') => (): void => {
      askToRemove(
        actions,
        project,
        only,
        () => {
          saveFile(id);
        },
        (deletion) => {
          close();
          done(deletion);
        },
      );
    };
    const isCurrent = id === session.project().id;
    return element(
      'li',
      { class: isCurrent ? 'current' : undefined },
      element(
        'p',
        { class: 'project-name' },
        name,
        ...(isCurrent ? [element('span', { class: 'badge' }, say('projects.current'))] : []),
      ),
      element(
        'p',
        { class: 'project-made' },
        dotted([say('projects.made', { date: day(created) }), ...told(actions.reach(id))]),
      ),
      element(
        'div',
        { class: 'project-actions' },
        ...(isCurrent
          ? []
          : [
              act('open', project, () => {
                close();
                session.open(id);
              }),
            ]),
        act('rename', project, () => {
          nameDialog(
            say('projects.rename-title'),
            heading.name,
            say('projects.do-rename'),
            (next) => {
              actions.change(id, { name: next });
              draw(`${id} rename`);
            },
          );
        }),
        act('duplicate', project, () => {
          nameDialog(
            say('projects.duplicate-title'),
            say('projects.copy-of', { name }),
            say('projects.do-duplicate'),
            (next) => {
              actions.duplicate(id, next);
              draw(`${id} duplicate`);
            },
          );
        }),
        act(heading.archived ? 'unarchive' : 'archive', project, () => {
          actions.change(id, { archived: !heading.archived });
          draw(`${id} ${heading.archived ? 'archive' : 'unarchive'}`);
        }),
        act('remove-answers', project, remove('answers'), true),
        act('remove', project, remove(), true),
      ),
    );
  }

  /** Draw anew, with the focus where it was. */
  function draw(key = ''): void {
    const all = actions.all();
    const list = (projects: readonly StoredProject[]): HTMLElement =>
      element('ul', { class: 'project-list' }, ...projects.map(row));
    const archived = all.filter(({ heading }) => heading.archived);
    body.replaceChildren(
      ...(all.length === 0 ? [element('p', {}, say('projects.none'))] : []),
      list(all.filter(({ heading }) => !heading.archived)),
      ...(archived.length > 0
        ? [element('h3', {}, say('projects.archive-title')), list(archived)]
        : []),
    );
    if (key !== '') body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  draw();
  openDialog(
    say('projects.manage'),
    (shut) => {
      close = shut;
      return [body, element('div', { class: 'dialog-actions' }, button(say('dialog.close'), shut))];
    },
    'projects',
  );
}
