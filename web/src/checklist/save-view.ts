/** Where the answers are: saved when, not saved why, and when they were last written to a file. */
import { updatedAt } from '../core/merge.ts';
import type { StoreProblem } from '../core/store.ts';
import { button, element } from '../dom.ts';
import { clock } from './dates.ts';
import type { PageSession } from './page-session.ts';
import { say } from '../words.ts';

const REMIND_AFTER = 7 * 24 * 60 * 60 * 1000;

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** What is not kept and what to do about it; only what is gone can be stored again. */
function problemLines(
  problem: StoreProblem,
  saveFile: () => void,
  again: () => void,
): readonly HTMLElement[] {
  return [
    element('p', {}, say(`save.${problem}`)),
    button(say('save.export'), saveFile),
    ...(problem === 'gone' ? [button(say('save.again'), again)] : []),
  ];
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
    const again = (): void => {
      session.replace(session.project());
    };
    alert.replaceChildren(...(problem ? problemLines(problem, saveFile, again) : []));
  }

  function showLabel(): void {
    const at = session.savedAt();
    let text = say('save.unsaved');
    if (!problem)
      text = at === undefined ? say('save.will') : say('save.saved', { time: clock(at) });
    if (label.textContent !== text) label.textContent = text;
    label.classList.toggle('unsaved', problem !== undefined);
  }

  function showReminder(): void {
    const since = session.exportedAt();
    const due =
      session.savedAt() !== undefined &&
      !later &&
      Date.now() - since > REMIND_AFTER &&
      updatedAt(session.project()) > since;
    if (due === reminder.hasChildNodes()) return;
    reminder.replaceChildren(
      ...(due
        ? [
            element('p', {}, say('save.remind')),
            button(say('save.copy'), saveFile),
            button(say('save.later'), () => {
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
