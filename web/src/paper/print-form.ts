/** The choices of what to print and how: drawn from some options, read back as others. */
import { sideName, sidesOf } from '../core/parties.ts';
import type { ChecklistData } from '../core/model.ts';
import { requiredWeight } from '../core/weight.ts';
import { element } from '../dom.ts';
import { columnsOf, CONTENTS, ORIENTATIONS } from './options.ts';
import type { PaperOptions } from './options.ts';
import { say } from '../words.ts';

const CONTENT_NAMES = {
  blank: say('paper.blank'),
  answers: say('paper.answers'),
  unresolved: say('paper.unresolved'),
} as const;

const ORIENTATION_NAMES = {
  portrait: say('paper.portrait'),
  landscape: say('paper.landscape'),
} as const;

interface Choice<T> {
  readonly root: HTMLElement;
  readonly value: () => T;
}

function labelled(input: HTMLInputElement, label: string): HTMLElement {
  return element('label', { class: 'filter-check' }, input, label);
}

function radios<T extends string>(
  legend: string,
  name: string,
  values: readonly T[],
  nameOf: (value: T) => string,
  chosen: T,
): Choice<T> {
  const inputs = values.map((value) => {
    const input = element('input', {
      type: 'radio',
      name: `paper-${name}`,
      value,
      autocomplete: 'off',
    });
    input.checked = value === chosen;
    return [value, input] as const;
  });
  const labels = inputs.map(([value, input]) => labelled(input, nameOf(value)));
  return {
    root: element('fieldset', {}, element('legend', {}, legend), ...labels),
    value: () => inputs.find(([, input]) => input.checked)?.[0] ?? chosen,
  };
}

type Checks = Pick<PaperOptions, 'reasons' | 'requiredOnly' | 'large'>;

function checks(list: ChecklistData, options: Checks): Choice<Checks> {
  const weight = requiredWeight(list);
  const labels: readonly (readonly [keyof Checks, string])[] = [
    ['reasons', say('paper.reasons')],
    ...(weight ? [['requiredOnly', say('paper.required-only', { weight })] as const] : []),
    ['large', say('paper.large')],
  ];
  const boxes = labels.map(([name, label]) => {
    const input = element('input', {
      type: 'checkbox',
      name: `paper-${name}`,
      autocomplete: 'off',
    });
    input.checked = options[name];
    return { name, input, root: labelled(input, label) };
  });
  const checked = (name: keyof Checks): boolean =>
    boxes.some((box) => box.name === name && box.input.checked);
  return {
    root: element(
      'fieldset',
      {},
      element('legend', {}, say('paper.look')),
      ...boxes.map(({ root }) => root),
    ),
    value: () => ({
      reasons: checked('reasons'),
      requiredOnly: checked('requiredOnly'),
      large: checked('large'),
    }),
  };
}

export interface PrintForm {
  readonly fields: readonly HTMLElement[];
  readonly chosen: () => PaperOptions;
}

export function printForm(list: ChecklistData, options: PaperOptions): PrintForm {
  const content = radios(
    say('paper.content'),
    'content',
    CONTENTS,
    (one) => CONTENT_NAMES[one],
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
    (one) => ORIENTATION_NAMES[one],
    options.orientation,
  );
  const look = checks(list, options);
  return {
    fields: [content.root, columns.root, orientation.root, look.root],
    chosen: () => ({
      content: content.value(),
      columns: columns.value(),
      orientation: orientation.value(),
      ...look.value(),
    }),
  };
}
