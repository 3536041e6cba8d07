/** Where the answers are: saved when, not saved why, and when they were last written to a file. */
import { updatedAt } from '../core/merge.ts';
import { button, element } from '../dom.ts';
import type { PageSession } from './page-session.ts';

const REMIND_AFTER = 7 * 24 * 60 * 60 * 1000;

const PROBLEMS = {
  blocked:
    'ブラウザーがこの端末への保存を許していません。回答はこの画面にだけあり、閉じると消えます。ファイルに書き出してください。',
  full: 'この端末の保存領域がいっぱいです。保存できない回答はこの画面にだけあり、閉じると消えます。ファイルに書き出してください。',
  gone: 'この案件は別のタブで消去されました。回答はこの画面にだけ残っています。',
} as const;

function clock(at: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === new Date().toDateString()
    ? time
    : `${date.toLocaleDateString('ja-JP', { month: 'numeric', day: 'numeric' })} ${time}`;
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** `bar` stays in view; `notices` stands above the sheet. */
export function bindSave(
  session: PageSession,
  bar: HTMLElement,
  notices: HTMLElement,
  saveFile: () => void,
): void {
  const label = element('p', { class: 'sheet-saved' });
  // Empty from the start, so that what comes in is heard.
  const alert = element('div', { class: 'sheet-alert', role: 'alert' });
  const reminder = element('div', { class: 'sheet-reminder' });
  let later = false;
  let problem: ReturnType<typeof session.problem>;
  bar.append(label);
  notices.append(alert, reminder);

  function showProblem(): void {
    if (session.problem() === problem) return;
    problem = session.problem();
    // Only while something would be lost: such a listener keeps pages out of the back/forward cache.
    window.removeEventListener('beforeunload', warnBeforeLeaving);
    if (problem) window.addEventListener('beforeunload', warnBeforeLeaving);
    alert.replaceChildren(
      ...(problem
        ? [
            element('p', {}, PROBLEMS[problem]),
            button('ファイルに書き出す', saveFile),
            ...(problem === 'gone'
              ? [
                  button('この内容で保存し直す', () => {
                    session.replace(session.project());
                  }),
                ]
              : []),
          ]
        : []),
    );
  }

  function showLabel(): void {
    const at = session.savedAt();
    let text = '未保存・この画面だけにあります';
    if (!problem)
      text =
        at === undefined
          ? '回答するとこの端末に自動で保存します'
          : `保存済み ${clock(at)}・この端末のみ`;
    if (label.textContent !== text) label.textContent = text;
    label.classList.toggle('unsaved', problem !== undefined);
  }

  function showReminder(): void {
    const project = session.project();
    const since = session.exportedAt();
    const due =
      session.savedAt() !== undefined &&
      !later &&
      Date.now() - since > REMIND_AFTER &&
      updatedAt(project) > since;
    if (due === reminder.hasChildNodes()) return;
    reminder.replaceChildren(
      ...(due
        ? [
            element(
              'p',
              {},
              'この案件は7日以上ファイルに書き出されていません。端末の故障に備えて控えを残してください。',
            ),
            button('控えを書き出す', saveFile),
            button('あとで', () => {
              later = true;
              showReminder();
            }),
          ]
        : []),
    );
  }

  function show(): void {
    showProblem();
    showLabel();
    showReminder();
  }
  session.listen(show);
  show();
}
