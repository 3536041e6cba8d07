/** The dialog in which a reader says what to print. */
import { openDialog } from '../checklist/dialogs.ts';
import type { ChecklistData } from '../core/model.ts';
import { button, element, unbroken } from '../dom.ts';
import type { PaperOptions } from './options.ts';
import { printForm } from './print-form.ts';
import { say } from '../words.ts';

/** `describe` says in a sentence what the options would print; `print` gets those that were chosen. */
export function openPrintDialog(
  list: ChecklistData,
  options: PaperOptions,
  describe: (options: PaperOptions) => string,
  print: (options: PaperOptions) => void,
): void {
  const draw = (close: () => void): HTMLElement[] => {
    const { fields, chosen } = printForm(list, options);
    const summary = element(
      'p',
      { class: 'paper-summary', role: 'status' },
      ...unbroken(describe(options)),
    );
    const form = element(
      'form',
      { class: 'paper-options' },
      ...fields,
      summary,
      element('p', { class: 'dialog-note' }, say('paper.remembered')),
      element(
        'div',
        { class: 'dialog-actions' },
        button(say('dialog.cancel'), close),
        element('button', { type: 'submit', class: 'primary' }, say('paper.do')),
      ),
    );
    form.addEventListener('change', () => {
      summary.replaceChildren(...unbroken(describe(chosen())));
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      close();
      print(chosen());
    });
    return [form];
  };
  openDialog(say('paper.print'), draw, 'print');
}
