/** Where both sides sign by hand, as contracts between companies in writing ask for; no seal. */
import type { Answered } from '../core/parties.ts';
import { element } from '../dom.ts';
import { say } from '../words.ts';

export function signatureTable({ parties }: Answered): HTMLElement {
  const heads = [say('sign.company'), say('sign.name'), say('field.date')];
  const row = (name: string): HTMLElement =>
    element('tr', {}, element('th', { scope: 'row' }, name), ...heads.map(() => element('td')));
  return element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td'),
        ...heads.map((head) => element('th', { scope: 'col' }, head)),
      ),
    ),
    element('tbody', {}, ...parties.map(({ name }) => row(name))),
  );
}
