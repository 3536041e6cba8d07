/** 「未確定事項一覧」: the open points on the screen; while they are shown, only they are printed. */
import { gapsToFill } from '../../core/gaps.ts';
import { WORDS } from '../../core/model.ts';
import { openPoints } from '../../core/register.ts';
import { button, element, unbroken } from '../../dom.ts';
import { actions, itemLink, openPanel, sourceChoice } from './panel.ts';
import type { Panels } from './panel.ts';
import { countText, registerPaper, registerTable } from './register-table.ts';
import { say } from '../../words.ts';

/** While the dialog is open, `paper` is what the browser prints. */
function printInstead(paper: HTMLElement, dialog: HTMLElement): void {
  document.body.append(paper);
  document.body.classList.add('register-open');
  dialog.addEventListener('close', () => {
    document.body.classList.remove('register-open');
    paper.remove();
  });
}

export function openRegister(panels: Panels): void {
  const { session, items } = panels;
  const source = sourceChoice(session, () => {
    draw();
  });
  const count = element('p', { role: 'status' });
  const gaps = element('p', { class: 'panel-note' });
  const body = element('div', {
    class: 'register-scroll',
    role: 'region',
    'aria-label': WORDS.register,
    tabindex: '0',
  });
  const paper = element('section', { class: 'register-paper' });
  let close = (): void => undefined;

  function draw(): void {
    const of = source.value();
    const points = openPoints(session.list, session.sheet(), of);
    count.textContent = points.length > 0 ? countText(points, items.size) : say('register.none');
    const toFill = gapsToFill(points);
    gaps.replaceChildren(...unbroken(toFill));
    gaps.hidden = toFill === '';
    body.hidden = points.length === 0;
    body.replaceChildren(
      registerTable(session.list, points, ({ item, number }) => itemLink(item, number, close)),
    );
    paper.replaceChildren(...registerPaper(session, points, items.size, of));
  }

  const dialog = openPanel(
    WORDS.register,
    (shut) => {
      close = shut;
      draw();
      return [
        element('p', {}, say('register.explanation')),
        source.root,
        count,
        gaps,
        body,
        actions(
          button(say('dialog.close'), shut),
          button(
            say('register.print'),
            () => {
              window.print();
            },
            { class: 'primary' },
          ),
        ),
      ];
    },
    'wide',
  );
  printInstead(paper, dialog);
  panels.follow(dialog, draw);
}
