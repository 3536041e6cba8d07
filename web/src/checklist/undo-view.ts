/** 「…を元に戻す」: offered above the sheet after an import or a move, as long as it does anything. */
import { button, element } from '../dom.ts';
import type { Session } from './session.ts';

export function bindUndo(session: Session, place: HTMLElement): void {
  const box = element('div', { class: 'sheet-undo-last' });
  place.append(box);
  let shown = '';

  function show(): void {
    const what = session.undoable() ?? '';
    if (what === shown) return;
    shown = what;
    box.replaceChildren(
      ...(what === ''
        ? []
        : [
            element(
              'p',
              {},
              `${what}をしました。元に戻しても、そのあとで書き換えた答えは残ります。`,
            ),
            button(`${what}を元に戻す`, () => {
              session.takeBack();
              session.announce(`${what}を元に戻しました`);
            }),
          ]),
    );
  }
  session.listen(show);
  show();
}
