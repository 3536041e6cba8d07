/** The dialog in which a reader says what to print. */
import { button, element, unbroken } from '../dom.ts';
import { openDialog } from '../checklist/dialogs.ts';
import { sideName, sidesOf } from '../core/parties.ts';
import type { Answered } from '../core/parties.ts';
import { columnsOf, CONTENTS, ORIENTATIONS } from './options.ts';
import type { PaperOptions } from './options.ts';
import { say } from '../words.ts';

const NAMES = {
  content: {
    blank: say('paper.blank'),
    answers: say('paper.answers'),
    unresolved: say('paper.unresolved'),
  },
  orientation: { portrait: say('paper.portrait'), landscape: say('paper.landscape') },
} as const;

const CHECKS = [
  ['reasons', say('paper.reasons')],
  ['requiredOnly', say('paper.required-only')],
  ['large', say('paper.large')],
] as const;

function radios<T extends string>(
  legend: string,
  name: string,
  values: readonly T[],
  nameOf: (value: T) => string,
  chosen: T,
): { root: HTMLElement; value: () => T } {
  const inputs = values.map((value) => {
    const input = element('input', {
      type: 'radio',
      name: `paper-${name}`,
      value,
      autocomplete: 'off',
    });
    input.checked = value === chosen;
    return input;
  });
  const labels = values.map((value, i) =>
    element('label', { class: 'filter-check' }, inputs[i] ?? '', nameOf(value)),
  );
  return {
    root: element('fieldset', {}, element('legend', {}, legend), ...labels),
    value: () => values.find((_, i) => inputs[i]?.checked) ?? chosen,
  };
}

/** `describe` says in a sentence what the options would print; `print` gets those that were chosen. */
export function openPrintDialog(
  list: Answered,
  options: PaperOptions,
  describe: (options: PaperOptions) => string,
  print: (options: PaperOptions) => void,
): void {
  openDialog(
    say('paper.print'),
    (close) => {
      const content = radios(
        say('paper.content'),
        'content',
        CONTENTS,
        (one) => NAMES.content[one],
        options.content,
      );
      const columns = radios(
        say('paper.columns'),
        'columns',
        columnsOf(sidesOf(list)),
        (one) =>
          one === 'both' ? say('paper.both') : say('paper.only', { side: sideName(list, one) }),
        options.columns,
      );
      const orientation = radios(
        say('paper.sheet'),
        'orientation',
        ORIENTATIONS,
        (one) => NAMES.orientation[one],
        options.orientation,
      );
      const boxes = CHECKS.map(([name, label]) => {
        const input = element('input', {
          type: 'checkbox',
          name: `paper-${name}`,
          autocomplete: 'off',
        });
        input.checked = options[name];
        return [name, input, element('label', { class: 'filter-check' }, input, label)] as const;
      });
      const checked = (name: (typeof CHECKS)[number][0]): boolean =>
        boxes.some(([one, input]) => one === name && input.checked);
      const chosen = (): PaperOptions => ({
        content: content.value(),
        columns: columns.value(),
        orientation: orientation.value(),
        reasons: checked('reasons'),
        requiredOnly: checked('requiredOnly'),
        large: checked('large'),
      });
      const summary = element(
        'p',
        { class: 'paper-summary', role: 'status' },
        ...unbroken(describe(options)),
      );
      const form = element(
        'form',
        { class: 'paper-options' },
        content.root,
        columns.root,
        orientation.root,
        element(
          'fieldset',
          {},
          element('legend', {}, say('paper.look')),
          ...boxes.map(([, , label]) => label),
        ),
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
    },
    'print',
  );
}
