/** What both sides settled on, who had said what, and taking it back. */
import { own } from '../../core/canonical.ts';
import { agreedCell } from '../../core/keys.ts';
import { proposalOf, resolveAgreement, settle, unsettle } from '../../core/compare.ts';
import type { ItemView } from '../../core/views.ts';
import { isSettled } from '../../core/progress.ts';
import type { Agreement } from '../../core/model.ts';
import { VERDICT_NAMES, WORDS } from '../../core/model.ts';
import type { Answered } from '../../core/parties.ts';
import { button, element } from '../../dom.ts';
import { time } from '../dates.ts';
import { inOneLine } from '../row-notes.ts';
import { titleOf } from './panel.ts';
import type { Panels } from './panel.ts';
import { say } from '../../words.ts';

/** The items to list: settled ones, and those with settlements that do not know of each other. */
export function settledViews(panels: Panels): readonly ItemView[] {
  return [...panels.session.sheet().items.values()].filter(
    (view) => isSettled(view) || view.agreed.alternatives.length > 0,
  );
}

function whoSaidWhat({ parties }: Answered, { from }: Agreement): HTMLElement {
  return element(
    'ul',
    { class: 'settled-from' },
    ...parties.map(({ id, name }) => {
      const said = own(from, id);
      const text = said ? inOneLine(said) : VERDICT_NAMES.unconfirmed;
      return element('li', {}, `${name}: ${text}`);
    }),
  );
}

/** Settled under a meaning that has since changed: whether the same still holds. */
function recheckNote(panels: Panels, { item }: ItemView, agreed: Agreement): HTMLElement {
  const { session } = panels;
  const { list, writer } = session;
  const same = (): void => {
    const again = settle(session.project(), list, item, settlementOf(agreed), writer);
    session.edit(again, agreedCell(item.id));
  };
  const name = titleOf(panels, item.id);
  return element(
    'p',
    { class: 'panel-note' },
    say('settled.recheck'),
    button(say('settled.same'), same, {
      'aria-label': say('row.named', { item: name, action: say('settled.same') }),
      'data-key': `same ${item.id}`,
    }),
  );
}

/** Settlements that do not know of each other: which one is kept. */
function conflictNote(
  panels: Panels,
  { item }: ItemView,
  choices: readonly Agreement[],
): readonly HTMLElement[] {
  const { session } = panels;
  const { list, writer } = session;
  const label = say('row.named', {
    item: titleOf(panels, item.id),
    action: say('settled.keep'),
  });
  const entries = choices.map((one) => {
    const text = inOneLine(one);
    const keep = (): void => {
      const kept = resolveAgreement(session.project(), list, item.id, one, writer);
      session.edit(kept, agreedCell(item.id));
    };
    return element(
      'li',
      {},
      say('row.confirmed', { text, time: time(one.settledAt) }),
      button(say('settled.keep'), keep, {
        'aria-label': say('field.labelled', { label, value: text }),
      }),
    );
  });
  return [
    element('p', { class: 'panel-note' }, say('settled.conflict')),
    element('ul', {}, ...entries),
  ];
}

function entry(panels: Panels, view: ItemView, agreed: Agreement): HTMLElement {
  const { session } = panels;
  const { list, writer } = session;
  const { item, agreed: cell } = view;
  const name = titleOf(panels, item.id);
  const undo = (): void => {
    session.edit(unsettle(session.project(), list, item, writer), agreedCell(item.id));
  };
  return element(
    'li',
    {},
    element('p', { class: 'change-name' }, name),
    element(
      'p',
      { class: 'settled-value' },
      element('span', { class: 'badge' }, WORDS.settled),
      ` ${say('row.confirmed', { text: inOneLine(agreed), time: time(agreed.settledAt) })}`,
    ),
    whoSaidWhat(list, agreed),
    ...(cell.recheck ? [recheckNote(panels, view, agreed)] : []),
    ...(cell.alternatives.length > 0
      ? conflictNote(panels, view, [agreed, ...cell.alternatives])
      : []),
    button(say('undo.plain'), undo, {
      'aria-label': say('row.named', { item: name, action: say('undo.plain') }),
      'data-key': `undo ${item.id}`,
    }),
  );
}

/** What was settled, as a proposal to settle the same again. */
function settlementOf(agreed: Agreement): ReturnType<typeof proposalOf> {
  const { verdict, reason, note, assignee, due } = agreed;
  return { verdict, reason, note, assignee, due };
}

export function settledList(panels: Panels, views: readonly ItemView[]): HTMLElement {
  return element(
    'ul',
    { class: 'change-list' },
    ...views.flatMap((view) => (view.agreed.value ? [entry(panels, view, view.agreed.value)] : [])),
  );
}
