/** The menu of a checklist's page: what a script adds to the links that the build wrote. */
import { button, element } from '../../dom.ts';
import { openDialog } from '../dialogs.ts';
import type { Session } from '../session.ts';
import type { Printing } from '../../paper/printing.ts';
import { once } from '../../scripts.ts';
import { insertPart } from './lazy.ts';
import { workbookActions } from './workbook-actions.ts';
import { say } from '../../words.ts';

function idle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 1000);
}

/** Say what did not work, and that nothing was changed. */
function tell(message: string): void {
  openDialog(
    say('paper.failed'),
    (close) => [
      element('p', {}, message),
      element(
        'div',
        { class: 'dialog-actions' },
        button(say('dialog.close'), close, { autofocus: true }),
      ),
    ],
    'confirm',
  );
}

export function bindPaper(session: Session, tools: HTMLElement): void {
  const menu = tools.ownerDocument.querySelector('.sheet-menu ul');
  if (!menu) return;
  const paper = once<Printing>(async () => {
    await insertPart('paper.js');
    if (!globalThis.guidancePaper) throw new Error('paper.js brought nothing');
    return globalThis.guidancePaper(session);
  });
  const print = button(say('paper.print'), () => {
    paper().then(
      ({ openDialog: open }) => {
        open();
      },
      () => {
        window.print();
      },
    );
  });
  menu.prepend(element('li', {}, print));
  menu.append(...workbookActions(session, menu, tell).map((action) => element('li', {}, action)));
  // So that the browser's own command prints the form as well.
  idle(() => {
    paper().catch(() => undefined);
  });
}
