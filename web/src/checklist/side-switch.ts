/** 「記入する側」: who fills in, how many answers either side has, and the way out of a wrong choice. */
import { givenBy } from '../core/wrong-side.ts';
import { button, element } from '../dom.ts';
import { openMove } from './move-dialog.ts';
import type { Session } from './session.ts';
import { dotted, say } from '../words.ts';

export function sideSwitch(session: Session): HTMLElement {
  const { parties } = session.list;
  const radios = parties.map(({ id }) => {
    const radio = element('input', {
      type: 'radio',
      name: 'sheet-side',
      value: id,
      autocomplete: 'off',
    });
    radio.addEventListener('change', () => {
      session.setSide(id);
    });
    return radio;
  });
  const labels = parties.map(({ name }, i) =>
    element('label', {}, radios[i] ?? '', element('span', {}, name)),
  );
  const counts = element('p', { class: 'side-counts' });
  const move = button(say('side.move'), () => {
    openMove(session);
  });

  function show(): void {
    const chosen = session.sideChosen() ? session.side() : undefined;
    for (const radio of radios) radio.checked = radio.value === chosen;
    const given = parties.map(
      (party) => [party, givenBy(session.sheet(), party.id).length] as const,
    );
    const text = dotted(
      given.map(([{ short }, count]) => say('side.count', { side: short, count })),
    );
    if (counts.textContent !== text) counts.textContent = text;
    // Its place stays: nothing may move under a pointer at the first answer.
    const movable = given.some(([{ id }, count]) => id === chosen && count > 0);
    move.classList.toggle('unavailable', !movable);
  }
  session.listen(show);
  window.addEventListener('pageshow', show);
  show();
  return element(
    'fieldset',
    { class: 'sheet-side' },
    element('legend', {}, say('side.legend')),
    ...labels,
    counts,
    move,
  );
}
