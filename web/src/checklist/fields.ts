/** The controls of an item's row, by the names that the build gave them (`<field>-<item>`). */
import type { AnswerPatch } from '../core/project.ts';
import { LIMITS } from '../core/model.ts';
import type { Answer } from '../core/model.ts';
import { element } from '../dom.ts';
import { say } from '../words.ts';

export type TextField = Exclude<keyof AnswerPatch, 'verdict'>;
export type Control = HTMLInputElement | HTMLTextAreaElement;

const FIELDS: Readonly<Record<string, TextField>> = {
  reason: 'reason',
  assignee: 'assignee',
  due: 'due',
  'confirmed-by': 'confirmedBy',
  'confirmed-on': 'confirmedOn',
  note: 'note',
};

/** What a control of the item's row stands for. */
export function fieldOf(control: Control, item: string): TextField | 'verdict' | undefined {
  if (!control.name.endsWith(`-${item}`)) return undefined;
  const name = control.name.slice(0, -item.length - 1);
  return name === 'verdict' ? name : FIELDS[name];
}

/** The text controls that a row has by now. */
export function textControls(row: HTMLElement): readonly (readonly [Control, TextField])[] {
  const controls = row.querySelectorAll<Control>('input:not([type="radio"]), textarea');
  return [...controls].flatMap((control) => {
    const field = fieldOf(control, row.id);
    return field && field !== 'verdict' ? [[control, field] as const] : [];
  });
}

/** The item's number and text, as the names of all its controls begin. */
export function nameOf(row: HTMLElement): string {
  return row.querySelector('legend')?.textContent ?? row.id;
}

function labelled(
  row: HTMLElement,
  name: string,
  label: string,
  more: Readonly<Record<string, string>>,
): HTMLElement {
  const input = element('input', {
    type: 'text',
    name: `${name}-${row.id}`,
    autocomplete: 'off',
    'aria-label': `${nameOf(row)} ${label}`,
    'aria-describedby': `${name}-hint-${row.id}`,
    ...more,
  });
  return element(
    'div',
    { class: `check-${name}` },
    element('label', {}, element('span', { class: 'field-name' }, label), input),
    element('p', { class: 'check-hint', id: `${name}-hint-${row.id}` }),
  );
}

/** What a verdict may ask for, made when it is first needed: reason, who will do it, by when. */
export function followUp(row: HTMLElement): HTMLElement {
  const known = row.querySelector<HTMLElement>('.check-follow');
  if (known) return known;
  const made = element(
    'div',
    { class: 'check-follow' },
    labelled(row, 'reason', say('row.reason-required'), {
      maxlength: String(LIMITS.reason),
      'aria-required': 'true',
    }),
    labelled(row, 'assignee', say('field.assignee'), { maxlength: String(LIMITS.person) }),
    labelled(row, 'due', say('field.due'), { type: 'date', max: '9999-12-31' }),
  );
  row.querySelector('.check-answer')?.append(made);
  return made;
}

/** True where the details of an answer hold anything. */
export function hasDetails(answer: Answer | undefined): boolean {
  return Boolean(
    answer &&
    (answer.note || answer.assignee || answer.due || answer.confirmedBy || answer.confirmedOn),
  );
}
