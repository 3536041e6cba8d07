/** The dialog that moves the answers of one side to the other, after showing what that does. */
import { isSettled } from '../core/progress.ts';
import { otherSide, sideName } from '../core/parties.ts';
import { moveAnswers, movesFrom } from '../core/wrong-side.ts';
import type { Move } from '../core/wrong-side.ts';
import { button, element } from '../dom.ts';
import { openDialog } from './dialogs.ts';
import { inOneLine } from './row-notes.ts';
import type { Session } from './session.ts';

/** What the undo of a move is called. */
export const MOVING = '側の移し替え';

/** `to` is the name of the side that takes the answer. */
function entry({ item, answer, replaces }: Move, to: string): HTMLElement {
  const lost = replaces && `上書きされる「${to}」の答え: ${inOneLine(replaces)}`;
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
  const [fromName, toName] = [from, to].map((side) => sideName(session.list, side));
  const moves = movesFrom(session.sheet(), from);
  const replaced = moves.filter(({ replaces }) => replaces);
  const settled = moves.filter(({ item }) => {
    const view = session.sheet().items.get(item.id);
    return view && isSettled(view);
  });
  openDialog('記入をもう一方の側へ移す', (close) => [
    element(
      'p',
      {},
      `「${fromName}」の答え${moves.length}件を「${toName}」の答えにします。`,
      `移したあとは「${toName}」として記入します。`,
    ),
    element(
      'p',
      {},
      replaced.length > 0
        ? `そのうち${replaced.length}件は「${toName}」の答えを上書きします。`
        : '上書きされる答えはありません。',
    ),
    ...(settled.length > 0
      ? [
          element(
            'p',
            {},
            `合意済みの${settled.length}件は、もとの答えが変わるため話し合いに戻ります。`,
          ),
        ]
      : []),
    element('ul', { class: 'move-list' }, ...moves.map((move) => entry(move, toName ?? to))),
    element(
      'div',
      { class: 'dialog-actions' },
      button('取り消し', close, { autofocus: true }),
      button(
        `${moves.length}件を移す`,
        () => {
          close();
          session.undoably(MOVING, () => {
            session.replace(moveAnswers(session.project(), session.list, from, session.writer));
            session.setSide(to);
          });
          session.announce(`${moves.length}件を「${toName}」の答えにしました`);
        },
        { class: 'primary' },
      ),
    ),
  ]);
}
