/** 「両社の答えを比べる」: where the two sides disagree, settled one by one into the agreed sheet. */
import { disagreements, settle, unsettle } from '../../core/compare.ts';
import { agreedCell } from '../../core/keys.ts';
import type { Disagreement } from '../../core/compare.ts';
import type { Agreement } from '../../core/model.ts';
import { settlementOf } from '../../core/progress.ts';
import { givenBy } from '../../core/wrong-side.ts';
import { button, element } from '../../dom.ts';
import { comparison } from './comparison.ts';
import type { Settling } from './comparison.ts';
import { openImported } from './imported.ts';
import { nextSteps } from './next-steps.ts';
import { actions, openPanel, redraw } from './panel.ts';
import type { Panels } from './panel.ts';
import { filePicker } from './pick-file.ts';
import { settledList, settledViews } from './settled-list.ts';
import { say } from '../../words.ts';

function compared(rows: readonly HTMLElement[]): readonly HTMLElement[] {
  if (rows.length === 0) return [element('p', { class: 'compare-done' }, say('compare.none'))];
  return [
    element('h3', {}, say('compare.points')),
    element('ol', { class: 'compare-list' }, ...rows),
  ];
}

export function openCompare(panels: Panels): void {
  const { session } = panels;
  const { list, writer } = session;
  const left = element('p', { class: 'compare-left', role: 'status' });
  const body = element('div', { class: 'compare-body', tabindex: '-1' });
  /** What was settled since this opened stays in its place, as high as it was. */
  const heights = new Map<string, number>();
  let close = (): void => undefined;

  function rowOf(item: string): HTMLElement | null {
    return body.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`);
  }

  const settling: Settling = {
    agree: (item, settlement) => {
      heights.set(item.id, rowOf(item.id)?.getBoundingClientRect().height ?? 0);
      session.edit(settle(session.project(), list, item, settlement, writer), agreedCell(item.id));
      rowOf(item.id)?.querySelector<HTMLElement>('[data-key^="undo "]')?.focus();
    },
    takeBack: (item) => {
      heights.delete(item.id);
      session.edit(unsettle(session.project(), list, item, writer), agreedCell(item.id));
      rowOf(item.id)?.querySelector('button')?.focus();
    },
    close: () => {
      close();
    },
  };

  function settledHere(item: string): Agreement | undefined {
    const view = session.sheet().items.get(item);
    return view && heights.has(item) ? settlementOf(view) : undefined;
  }

  function row(point: Disagreement): HTMLElement {
    const agreed = settledHere(point.item.id);
    const made = comparison(panels, point, agreed, settling);
    // Nothing moves under the hand that settled it.
    if (agreed) made.style.minBlockSize = `${heights.get(point.item.id) ?? 0}px`;
    return made;
  }

  function draw(): void {
    const missing = list.parties.filter(({ id }) => givenBy(session.sheet(), id).length === 0);
    const points = disagreements(session.sheet()).length;
    const comparable = missing.length === 0;
    const settled = settledViews(panels);
    const before = settled.filter(({ item }) => settledHere(item.id) === undefined);
    const text = !comparable
      ? say('compare.missing', {
          sides: missing
            .map(({ name }) => say('quoted', { text: name }))
            .join(say('quoted.separator')),
        })
      : say(points === 0 ? 'compare.finished' : 'compare.next', {
          points,
          settled: settled.length,
        });
    if (left.textContent !== text) left.textContent = text;
    const kept = (item: string): boolean => settledHere(item) !== undefined;
    redraw(
      body,
      ...(comparable
        ? [...compared(disagreements(session.sheet(), kept).map(row)), nextSteps(panels, points)]
        : []),
      ...(before.length > 0
        ? [element('h3', {}, say('compare.settled')), settledList(panels, before)]
        : []),
    );
  }

  const picker = filePicker(say('compare.file'), list, (file) => {
    openImported(panels, file, 'offered', () => {
      body.focus();
    });
  });
  const dialog = openPanel(
    say('compare.title'),
    (shut) => {
      close = shut;
      draw();
      return [
        element('p', {}, say('compare.explanation')),
        picker,
        left,
        body,
        actions(button(say('dialog.close'), shut)),
      ];
    },
    'wide',
  );
  panels.follow(dialog, draw);
}
