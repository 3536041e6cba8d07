/** What both sides settled on, who had said what, and taking it back. */
import { own } from '../../core/canonical.ts';
import { proposalOf, resolveAgreement, settle, unsettle } from '../../core/compare.ts';
import type { ItemView } from '../../core/migrate.ts';
import { isSettled } from '../../core/progress.ts';
import type { Agreement } from '../../core/model.ts';
import { VERDICT_NAMES, WORDS } from '../../core/model.ts';
import type { Answered } from '../../core/parties.ts';
import { button, element } from '../../dom.ts';
import { inOneLine, time } from '../row-notes.ts';
import { titleOf } from './panel.ts';
import type { Panels } from './panel.ts';

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

function entry(panels: Panels, view: ItemView, agreed: Agreement): HTMLElement {
  const { session } = panels;
  const { list, writer } = session;
  const { item, agreed: cell } = view;
  const name = titleOf(panels, item.id);
  const choices = cell.alternatives.length === 0 ? [] : [agreed, ...cell.alternatives];
  const keep = (chosen: Agreement): void => {
    session.edit(
      resolveAgreement(session.project(), list, item.id, chosen, writer),
      item.id,
      'agreed',
    );
  };
  return element(
    'li',
    {},
    element('p', { class: 'change-name' }, name),
    element(
      'p',
      { class: 'settled-value' },
      element('span', { class: 'badge' }, WORDS.settled),
      ` ${inOneLine(agreed)}（${time(agreed.settledAt)}）`,
    ),
    whoSaidWhat(list, agreed),
    ...(cell.recheck
      ? [
          element(
            'p',
            { class: 'panel-note' },
            '再確認: 合意のあとで、項目の意味が変わりました。',
            button(
              'このままでよい',
              () => {
                session.edit(
                  settle(session.project(), list, item, settlementOf(agreed), writer),
                  item.id,
                  'agreed',
                );
              },
              { 'aria-label': `${name} このままでよい`, 'data-key': `same ${item.id}` },
            ),
          ),
        ]
      : []),
    ...(choices.length > 0
      ? [
          element(
            'p',
            { class: 'panel-note' },
            '互いを知らない合意が重なりました。残す方を選んでください。',
          ),
          element(
            'ul',
            {},
            ...choices.map((one) =>
              element(
                'li',
                {},
                `${inOneLine(one)}（${time(one.settledAt)}）`,
                button(
                  'この合意を残す',
                  () => {
                    keep(one);
                  },
                  { 'aria-label': `${name} この合意を残す: ${inOneLine(one)}` },
                ),
              ),
            ),
          ),
        ]
      : []),
    button(
      '元に戻す',
      () => {
        session.edit(unsettle(session.project(), list, item, writer), item.id, 'agreed');
      },
      { 'aria-label': `${name} 元に戻す`, 'data-key': `undo ${item.id}` },
    ),
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
