/** Nobody fills in for a company unasked: the first answer waits until it is said for which. */
import type { Side } from '../core/model.ts';
import { button, element } from '../dom.ts';
import { openDialog } from './dialogs.ts';
import type { Session } from './session.ts';
import { say } from '../words.ts';

let asking = false;

/** Do `fill`, after asking for whom where no side was chosen; without an answer, `leave` things be. */
export function withSide(session: Session, fill: () => void, leave: () => void): void {
  if (session.sideChosen()) {
    fill();
    return;
  }
  if (asking) return;
  asking = true;
  const tried = document.activeElement;
  let chosen: Side | undefined;
  const dialog = openDialog(
    say('side.question'),
    (close) => [
      // Not on a button: somebody may still be typing.
      element('p', { tabindex: '-1', autofocus: true }, say('side.explanation')),
      element(
        'div',
        { class: 'side-choices' },
        ...session.list.parties.map(({ id, name }) =>
          button(name, () => {
            chosen = id;
            close();
          }),
        ),
      ),
    ],
    'confirm',
  );
  dialog.addEventListener('close', () => {
    asking = false;
    if (chosen) {
      session.setSide(chosen);
      fill();
    } else {
      leave();
      session.announce(say('side.undecided'));
    }
    // Chromium gives a text field its focus back without a caret that takes keys.
    if (tried instanceof HTMLElement) {
      tried.blur();
      tried.focus();
    }
  });
}
