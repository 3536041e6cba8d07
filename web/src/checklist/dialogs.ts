/** Native dialogs: made when they open, gone when they close; the focus returns by itself. */
import { button, element } from '../dom.ts';
import { say } from '../words.ts';

let count = 0;

/** Open a dialog; `fill` gets the function that closes it. */
export function openDialog(
  title: string,
  fill: (close: () => void) => readonly (Node | string)[],
  name = '',
): HTMLDialogElement {
  count += 1;
  const id = `sheet-dialog-${count}`;
  const opener = document.activeElement;
  const dialog = element('dialog', { class: `sheet-dialog ${name}`.trim(), 'aria-labelledby': id });
  const close = (): void => {
    dialog.close();
  };
  dialog.append(element('h2', { id }, title), ...fill(close));
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
  });
  (document.querySelector('article') ?? document.body).append(dialog);
  dialog.showModal();
  return dialog;
}

/** Ask before something that deletes. The safe button comes first and has the focus. */
export function confirmDialog(
  title: string,
  text: readonly string[],
  action: string,
  act: () => void,
  extra: readonly Node[] = [],
): void {
  openDialog(
    title,
    (close) => [
      ...text.map((line) => element('p', {}, line)),
      element(
        'div',
        { class: 'dialog-actions' },
        button(say('dialog.cancel'), close, { autofocus: true }),
        ...extra,
        button(
          action,
          () => {
            close();
            act();
          },
          { class: 'danger' },
        ),
      ),
    ],
    'confirm',
  );
}

/** Ask for a name. */
export function nameDialog(
  title: string,
  value: string,
  action: string,
  act: (name: string) => void,
): void {
  openDialog(title, (close) => {
    const input = element('input', {
      type: 'text',
      autocomplete: 'off',
      maxlength: '200',
      required: true,
      autofocus: true,
    });
    input.value = value;
    const form = element(
      'form',
      {},
      element('label', {}, element('span', { class: 'field-name' }, say('field.project')), input),
      element(
        'div',
        { class: 'dialog-actions' },
        button(say('dialog.cancel'), close),
        element('button', { type: 'submit', class: 'primary' }, action),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      close();
      act(input.value.trim());
    });
    return [form];
  });
}
