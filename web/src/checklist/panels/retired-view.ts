/** 廃止項目: what was said about items that this version of the list does not have. */
import type { Former } from '../../core/views.ts';
import { element } from '../../dom.ts';
import { saidEntry } from './changes-view.ts';
import type { Panels } from './panel.ts';
import { say } from '../../words.ts';

function groups(retired: readonly Former[]): Map<string, Former[]> {
  const found = new Map<string, Former[]>();
  for (const former of retired) found.set(former.item, [...(found.get(former.item) ?? []), former]);
  return found;
}

/** A section at the end of the sheet, on the screen and on paper; none where nothing was retired. */
export function bindRetired({ session }: Panels): void {
  const last = [...document.querySelectorAll('table.checks')].at(-1)?.closest('section');
  if (!last) return;
  const body = element('div');
  const box = element(
    'section',
    { class: 'sheet-retired', 'aria-labelledby': 'sheet-retired-title', hidden: true },
    element('h2', { id: 'sheet-retired-title' }, say('retired.title')),
    element('p', {}, say('retired.about')),
    body,
  );
  last.after(box);

  function draw(): void {
    const { retired } = session.sheet();
    box.hidden = retired.length === 0;
    body.replaceChildren(
      ...[...groups(retired)].map(([item, said]) =>
        element(
          'div',
          { class: 'retired-item' },
          element('p', { class: 'change-name' }, element('code', {}, item)),
          element(
            'ul',
            { class: 'change-said' },
            ...said.map((one) => saidEntry(session.list, one)),
          ),
        ),
      ),
    );
  }
  session.listen(({ items }) => {
    if (items === 'all') draw();
  });
  draw();
}
