/** What the list changed since the answers were given: shown on opening, until the reader has seen it. */
import { acknowledged, applyMigration, planMigration } from '../../core/migrate.ts';
import type { PlannedChange } from '../../core/migrate.ts';
import type { Former } from '../../core/views.ts';
import type { Answered } from '../../core/parties.ts';
import { button, element } from '../../dom.ts';
import { inOneLine } from '../row-notes.ts';
import { CHANGE_FATES, CHANGE_NAMES } from './change-words.ts';
import { speakerName, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';
import { listed, say } from '../../words.ts';

/** One answer as a list entry: who said it, under which wording. */
export function saidEntry(list: Answered, { side, value }: Former): HTMLElement {
  return element(
    'li',
    {},
    `${speakerName(list, side)}: ${inOneLine(value)}`,
    ...(value.wording ? [element('br'), say('changes.wording', { wording: value.wording })] : []),
  );
}

function entry(panels: Panels, { kind, from, into, note, said }: PlannedChange): HTMLElement {
  const now = into.map((id) => titleOf(panels, id));
  const gone = from
    .filter((id) => !into.includes(id))
    .map((id) => said.find(({ item }) => item === id)?.value.wording ?? id);
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'change-name' },
      element('span', { class: `badge change-${kind}` }, CHANGE_NAMES[kind]),
      ' ',
      [listed(gone), listed(now)].filter(Boolean).join(' → '),
    ),
    element('p', {}, [note, CHANGE_FATES[kind]].filter(Boolean).join(' ')),
    ...(said.length > 0
      ? [
          element(
            'ul',
            { class: 'change-said' },
            ...said.map((one) => saidEntry(panels.session.list, one)),
          ),
        ]
      : []),
  );
}

function planned(
  panels: Panels,
  from: string,
  plan: readonly PlannedChange[],
  seen: () => void,
): readonly HTMLElement[] {
  const { list } = panels.session;
  const versions = [...new Set(plan.map(({ version }) => version))];
  return [
    element(
      'p',
      { class: 'changes-title', id: 'sheet-changes-title' },
      say('changes.title', { from, to: list.version }),
    ),
    element('p', {}, say('changes.about')),
    ...versions.flatMap((version) => {
      const changes = plan.filter((change) => change.version === version);
      return [
        element(
          'p',
          { class: 'changes-version' },
          say('edition', { version, date: changes[0]?.date ?? '' }),
        ),
        element('ul', { class: 'change-list' }, ...changes.map((change) => entry(panels, change))),
      ];
    }),
    button(say('changes.seen'), seen, { class: 'primary' }),
  ];
}

/** `place` stands above the sheet; `next` takes the focus when the reader is done. */
export function bindChanges(panels: Panels, place: HTMLElement, next: HTMLElement): void {
  const { session } = panels;
  const { list } = session;
  const box = element('section', {
    class: 'sheet-changes',
    'aria-labelledby': 'sheet-changes-title',
    hidden: true,
  });
  place.prepend(box);
  let shown = '';

  function seen(): void {
    session.replace(applyMigration(session.project(), list));
    session.announce(say('changes.done'));
    next.focus();
  }

  function draw(): void {
    const project = session.project();
    const from = acknowledged(project, list);
    const state = `${project.id} ${from}`;
    if (state === shown) return;
    shown = state;
    const plan = planMigration(project, list);
    box.hidden = plan.length === 0;
    box.replaceChildren(...(plan.length === 0 ? [] : planned(panels, from, plan, seen)));
    if (plan.length > 0) session.announce(say('changes.told', { n: plan.length }));
  }
  session.listen(({ items }) => {
    if (items === 'all') draw();
  });
  draw();
}
