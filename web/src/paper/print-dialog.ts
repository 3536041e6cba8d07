/** The dialog in which a reader says what to print. */
import { button, element, unbroken } from '../dom.ts';
import { openDialog } from '../checklist/dialogs.ts';
import { WORDS } from '../core/model.ts';
import { sideName, sidesOf } from '../core/parties.ts';
import type { Answered } from '../core/parties.ts';
import { columnsOf, CONTENTS, ORIENTATIONS } from './options.ts';
import type { PaperOptions } from './options.ts';

const NAMES = {
  content: { blank: '白紙（記入用）', answers: '回答入り', unresolved: `${WORDS.open}の項目のみ` },
  orientation: { portrait: 'A4 縦', landscape: 'A4 横' },
} as const;

const CHECKS = [
  ['reasons', '理由と根拠を付ける'],
  ['requiredOnly', '必須の項目だけ'],
  ['large', '文字を大きくする'],
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
    '印刷',
    (close) => {
      const content = radios(
        '内容',
        'content',
        CONTENTS,
        (one) => NAMES.content[one],
        options.content,
      );
      const columns = radios(
        '記入欄',
        'columns',
        columnsOf(sidesOf(list)),
        (one) => (one === 'both' ? '両社の欄' : `${sideName(list, one)}の欄だけ`),
        options.columns,
      );
      const orientation = radios(
        '用紙',
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
          element('legend', {}, '見え方'),
          ...boxes.map(([, , label]) => label),
        ),
        summary,
        element(
          'p',
          { class: 'dialog-note' },
          '選んだ内容はこのブラウザーが覚えます。ブラウザーの印刷画面で「PDFに保存」も選べます。',
        ),
        element(
          'div',
          { class: 'dialog-actions' },
          button('取り消し', close),
          element('button', { type: 'submit', class: 'primary' }, '印刷する'),
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
