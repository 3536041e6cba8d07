/** The dialog that manages all projects of the list. */
import type { StoredProject } from '../core/store.ts';
import { button, element } from '../dom.ts';
import type { PageSession } from './page-session.ts';
import { confirmDialog, nameDialog, openDialog } from './dialogs.ts';
import { titleOf } from './project-actions.ts';
import type { Deletion, ProjectActions } from './project-actions.ts';

function day(at: number): string {
  return new Date(at).toLocaleDateString('ja-JP', { dateStyle: 'medium' });
}

/** Ask, delete, and hand over what was deleted so that it can be brought back. */
export function askToRemove(
  actions: ProjectActions,
  { id, heading }: Pick<StoredProject, 'id' | 'heading'>,
  only: 'answers' | undefined,
  saveFile: () => void,
  done: (deletion: Deletion) => void,
): void {
  const title = `「${titleOf(heading.name)}」${only ? 'の回答を消しますか' : 'をこの端末から消去しますか'}`;
  const text = only
    ? ['両社の判定・備考・合意をすべて消します。案件名・日付・出席者は残ります。']
    : ['案件名・出席者・両社の回答を、このブラウザーの保存領域から消します。'];
  confirmDialog(
    title,
    [...text, 'このページを閉じるまでは元に戻せます。閉じると戻せません。'],
    only ? '回答を消す' : '消去する',
    () => {
      done(actions.remove(id, only));
    },
    [button('先にファイルへ書き出す', saveFile)],
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
    label: string,
    project: StoredProject,
    press: () => void,
    danger = false,
  ): HTMLButtonElement {
    return button(label, press, {
      'aria-label': `「${titleOf(project.heading.name)}」${label}`,
      'data-key': `${project.id} ${label}`,
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
        ...(isCurrent ? [element('span', { class: 'badge' }, '表示中')] : []),
      ),
      element('p', { class: 'project-made' }, `作成 ${day(created)}・第${project.version}版`),
      element(
        'div',
        { class: 'project-actions' },
        ...(isCurrent
          ? []
          : [
              act('開く', project, () => {
                close();
                session.open(id);
              }),
            ]),
        act('名前を変える', project, () => {
          nameDialog('案件名を変える', heading.name, '変える', (next) => {
            actions.change(id, { name: next });
            draw(`${id} 名前を変える`);
          });
        }),
        act('複製', project, () => {
          nameDialog('案件を複製する', `${name}の写し`, '複製する', (next) => {
            actions.duplicate(id, next);
            draw(`${id} 複製`);
          });
        }),
        act(heading.archived ? 'アーカイブから戻す' : 'アーカイブ', project, () => {
          actions.change(id, { archived: !heading.archived });
          draw(`${id} ${heading.archived ? 'アーカイブ' : 'アーカイブから戻す'}`);
        }),
        act('回答を消す', project, remove('answers'), true),
        act('この端末から消去', project, remove(), true),
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
      ...(all.length === 0 ? [element('p', {}, '保存された案件はまだありません。')] : []),
      list(all.filter(({ heading }) => !heading.archived)),
      ...(archived.length > 0 ? [element('h3', {}, 'アーカイブ'), list(archived)] : []),
    );
    if (key !== '') body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  draw();
  openDialog(
    '案件の管理',
    (shut) => {
      close = shut;
      return [body, element('div', { class: 'dialog-actions' }, button('閉じる', shut))];
    },
    'projects',
  );
}
