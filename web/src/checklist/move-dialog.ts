/** The dialog that moves the answers of one side to the other, after showing what that does. */
import { isSettled } from '../core/progress.ts';
import { otherSide, sideName } from '../core/parties.ts';
import { moveAnswers, movesFrom } from '../core/wrong-side.ts';
import type { Move } from '../core/wrong-side.ts';
import { button, element } from '../dom.ts';
import { openDialog } from './dialogs.ts';
import { inOneLine } from './row-notes.ts';
import type { Session } from './session.ts';
import { say, sentences } from '../words.ts';

/** What the undo of a move is called. */
export const MOVING = say('move.name');

/** `to` is the name of the side that takes the answer. */
function entry({ item, answer, replaces }: Move, to: string): HTMLElement {
  const lost = replaces && say('move.lost', { side: to, answer: inOneLine(replaces) });
  return element(
    'li',
    {},
    `${item.number} ${item.text}`,
    element('br'),
    inOneLine(answer),
    ...(lost ? [element('br'), element('strong', {}, lost)] : []),
  );
}

export function openMove(session: Session): void {
  const from = session.side();
  const to = otherSide(session.list, from);
  const fromName = sideName(session.list, from);
  const toName = sideName(session.list, to);
  const moves = movesFrom(session.sheet(), from);
  const replaced = moves.filter(({ replaces }) => replaces);
  const settled = moves.filter(({ item }) => {
    const view = session.sheet().items.get(item.id);
    return view && isSettled(view);
  });
  openDialog(say('side.move'), (close) => [
    element(
      'p',
      {},
      sentences([
        say('move.what', { from: fromName, to: toName, n: moves.length }),
        say('move.after', { to: toName }),
      ]),
    ),
    element(
      'p',
      {},
      replaced.length > 0
        ? say('move.replaced', { n: replaced.length, to: toName })
        : say('move.nothing-replaced'),
    ),
    ...(settled.length > 0 ? [element('p', {}, say('move.reopened', { n: settled.length }))] : []),
    element('ul', { class: 'move-list' }, ...moves.map((move) => entry(move, toName))),
    element(
      'div',
      { class: 'dialog-actions' },
      button(say('dialog.cancel'), close, { autofocus: true }),
      button(
        say('move.do', { n: moves.length }),
        () => {
          close();
          session.undoably(MOVING, () => {
            session.replace(moveAnswers(session.project(), session.list, from, session.writer));
            session.setSide(to);
          });
          session.announce(say('move.done', { n: moves.length, to: toName }));
        },
        { class: 'primary' },
      ),
    ),
  ]);
}
