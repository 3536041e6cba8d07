/** Undoing: offered above the sheet after an import or a move, as long as it does anything. */
import { button, element } from '../dom.ts';
import type { Session } from './session.ts';
import { say } from '../words.ts';

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
            element('p', {}, say('undo.offer', { what })),
            button(say('undo.do', { what }), () => {
              session.takeBack();
              session.announce(say('undo.done', { what }));
            }),
          ]),
    );
  }
  session.listen(show);
  show();
}
