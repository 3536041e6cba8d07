/** The form of the filter: its controls, and the filter that stands in them. */
import { decodeFilter } from '../core/filter.ts';
import type { Filter } from '../core/filter.ts';
import { VERDICT_NAMES, VERDICTS } from '../core/model.ts';
import type { ChecklistData } from '../core/model.ts';
import { sidesOf } from '../core/parties.ts';
import { requiredWeight } from '../core/weight.ts';
import { button, element } from '../dom.ts';
import { say } from '../words.ts';

export interface FilterForm {
  readonly root: HTMLFormElement;
  readonly read: () => Filter;
  readonly fill: (filter: Filter) => void;
}

type Option = readonly [value: string, label: string];

function check(name: string, label: string): HTMLElement {
  return element(
    'label',
    { class: 'filter-check' },
    element('input', { type: 'checkbox', name, autocomplete: 'off' }),
    label,
  );
}

function select(name: string, label: string, options: readonly Option[]): HTMLElement {
  const choices = [['', say('filter.all')] as const, ...options].map(([value, text]) =>
    element('option', { value }, text),
  );
  return element(
    'label',
    {},
    element('span', {}, label),
    element('select', { name, autocomplete: 'off' }, ...choices),
  );
}

function draw(list: ChecklistData, reset: () => void): HTMLFormElement {
  const phases = new Set(list.sections.flatMap(({ items }) => items.map(({ phase }) => phase)));
  const weight = requiredWeight(list);
  const text = element('input', {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    maxlength: '200',
  });
  return element(
    'form',
    { class: 'filter-form', role: 'search', 'aria-label': say('filter.form') },
    element(
      'div',
      { class: 'filter-checks' },
      check('open', say('filter.open')),
      ...(weight ? [check('must', say('filter.required', { weight }))] : []),
    ),
    element('label', {}, element('span', {}, say('filter.text')), text),
    select(
      'who',
      say('column.who'),
      list.parties.map(({ id, name }) => [id, name]),
    ),
    select(
      'phase',
      say('column.phase'),
      [...phases].map((phase) => [phase, phase]),
    ),
    select(
      'verdict',
      say('field.verdict'),
      VERDICTS.map((verdict) => [verdict, VERDICT_NAMES[verdict]]),
    ),
    button(say('filter.reset'), reset, { class: 'filter-reset' }),
  );
}

export function filterForm(list: ChecklistData, reset: () => void): FilterForm {
  const root = draw(list, reset);
  root.addEventListener('submit', (event) => {
    event.preventDefault();
  });

  function control(name: string): HTMLInputElement | HTMLSelectElement | null {
    return root.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | null;
  }

  function tick(name: string, value: boolean): void {
    const box = control(name);
    if (box instanceof HTMLInputElement) box.checked = value;
  }

  function write(name: string, value: string): void {
    const field = control(name);
    // The place of the cursor is lost where the same text is written again.
    if (field && field.value !== value) field.value = value;
  }

  return {
    root,
    read: () => {
      const query = new URLSearchParams();
      for (const field of root.elements) {
        if (field instanceof HTMLInputElement && field.type === 'checkbox') {
          if (field.checked) query.set(field.name, '1');
        } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
          query.set(field.name, field.value);
      }
      return decodeFilter(query.toString(), sidesOf(list));
    },
    fill: (filter) => {
      tick('open', filter.unresolved);
      tick('must', filter.required);
      write('who', filter.who);
      write('phase', filter.phase);
      write('verdict', filter.verdict);
      write('q', filter.text);
    },
  };
}
