/** What the panels share: the session, its items by id, and views that follow the project while open. */
import type { Former } from '../../core/views.ts';
import { WORDS } from '../../core/model.ts';
import type { Item } from '../../core/model.ts';
import { sideName, sidesOf } from '../../core/parties.ts';
import type { Answered } from '../../core/parties.ts';
import { usualSource } from '../../core/progress.ts';
import type { Source } from '../../core/progress.ts';
import { element } from '../../dom.ts';
import { openDialog } from '../dialogs.ts';
import type { Session } from '../session.ts';
import { say } from '../../words.ts';

export interface Panels {
  readonly session: Session;
  readonly items: ReadonlyMap<string, Item>;
  /** Call `draw` whenever the project changes, until the dialog closes. */
  readonly follow: (dialog: HTMLDialogElement, draw: () => void) => void;
}

export function panelsOf(session: Session): Panels {
  const draws = new Set<() => void>();
  session.listen(() => {
    for (const draw of draws) draw();
  });
  return {
    session,
    items: new Map(
      session.list.sections.flatMap(({ items }) => items.map((item) => [item.id, item])),
    ),
    follow: (dialog, draw) => {
      draws.add(draw);
      dialog.addEventListener('close', () => {
        draws.delete(draw);
      });
    },
  };
}

/** An item as readers know it: number and text, or the id of one that this version does not have. */
export function titleOf(panels: Panels, id: string): string {
  const item = panels.items.get(id);
  return item ? `${item.number} ${item.text}` : say('item.unknown', { id });
}

/** Who said something: a side, or both by settling it. */
export function speakerName(list: Answered, side: Former['side']): string {
  return side === 'agreed' ? WORDS.settled : sideName(list, side);
}

/** Whose answers a list is drawn from, in words. */
export function sourceName(list: Answered, of: Source): string {
  return of === 'agreed' ? say('source.agreed') : say('source.side', { side: sideName(list, of) });
}

/** A labelled choice of one of `names`. */
export function choice<T extends string>(
  label: string,
  nameOf: (value: T) => string,
  values: readonly T[],
  value: T,
  changed: () => void = () => undefined,
): { readonly root: HTMLElement; readonly value: () => T } {
  const select = element(
    'select',
    { autocomplete: 'off' },
    ...values.map((one) => element('option', { value: one }, nameOf(one))),
  );
  select.value = value;
  select.addEventListener('change', changed);
  return {
    root: element(
      'label',
      { class: 'panel-choice' },
      element('span', { class: 'field-name' }, label),
      select,
    ),
    value: () => values.find((one) => one === select.value) ?? value,
  };
}

/** A choice of the answers that a list is drawn from. */
export function sourceChoice(
  session: Session,
  changed?: () => void,
): { readonly root: HTMLElement; readonly value: () => Source } {
  const { list } = session;
  const sources: readonly Source[] = ['agreed', ...sidesOf(list)];
  const nameOf = (of: Source): string => sourceName(list, of);
  return choice(say('source.label'), nameOf, sources, usualSource(session.sheet()), changed);
}

/** Replace what `body` shows; the focus stays on the control with the same `data-key`, or on `body`. */
export function redraw(body: HTMLElement, ...nodes: readonly (Node | string)[]): void {
  const { activeElement } = document;
  const key =
    activeElement instanceof HTMLElement && body.contains(activeElement)
      ? (activeElement.dataset.key ?? '')
      : undefined;
  body.replaceChildren(...nodes);
  if (key === undefined) return;
  (body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? body).focus();
}

/** A dialog of the panels, shown from its title on whatever has the focus. */
export function openPanel(
  title: string,
  fill: Parameters<typeof openDialog>[1],
  name = '',
): HTMLDialogElement {
  const dialog = openDialog(title, fill, `panel-dialog ${name}`.trim());
  dialog.scrollTop = 0;
  return dialog;
}

/** The row of buttons at a dialog's end. */
export function actions(...buttons: readonly Node[]): HTMLElement {
  return element('div', { class: 'dialog-actions' }, ...buttons);
}

/** A link to an item that closes the dialog in which it stands. */
export function itemLink(id: string, text: string, close: () => void): HTMLElement {
  const link = element('a', { href: `#${id}` }, text);
  link.addEventListener('click', close);
  return link;
}
