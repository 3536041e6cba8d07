/** 「両社の答えを比べる」: where the two sides disagree, settled one by one into the agreed sheet. */
import { disagreements, hasAnswers, proposalOf, settle } from '../../core/compare.ts';
import type { Disagreement, Settlement } from '../../core/compare.ts';
import { SIDE_NAMES, SIDES } from '../../core/model.ts';
import { button, element } from '../../dom.ts';
import { openImported } from './imported.ts';
import { actions, itemLink, openPanel, redraw, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';
import { filePicker } from './pick-file.ts';
import { openSettleForm } from './settle-form.ts';
import { settledList, settledViews } from './settled-list.ts';
import { COLUMNS, sideBySide } from './side-by-side.ts';

/** What both already say alike, and nothing of what they differ in. */
function common({ B1, B2 }: Disagreement): Settlement {
  const same = (field: 'reason' | 'assignee' | 'due'): string => {
    const texts = [...new Set([B1?.[field] ?? '', B2?.[field] ?? ''].filter(Boolean))];
    return texts.length === 1 ? texts[0] ?? '' : '';
  };
  const verdict = B1 && B1.verdict === B2?.verdict ? B1.verdict : 'unconfirmed';
  return { verdict, reason: same('reason'), assignee: same('assignee'), due: same('due'), note: '' };
}

export function openCompare(panels: Panels): void {
  const { session } = panels;
  const { list, writer } = session;
  const left = element('p', { class: 'compare-left', role: 'status' });
  const body = element('div', { class: 'compare-body', tabindex: '-1' });
  let close = (): void => undefined;

  function agree(id: string, settlement: Settlement): void {
    const item = panels.items.get(id);
    if (!item) return;
    const points = disagreements(session.sheet()).map((one) => one.item.id);
    const next = points[points.indexOf(id) + 1] ?? points[points.indexOf(id) - 1];
    session.edit(settle(session.project(), list, item, settlement, writer), id, 'agreed');
    // On to the next point to talk through; the one that had the focus is gone.
    (body.querySelector<HTMLElement>(`[data-item="${next ?? ''}"] button`) ?? body).focus();
  }

  function entry(point: Disagreement): HTMLElement {
    const { item, reopened } = point;
    const name = titleOf(panels, item.id);
    const takes = COLUMNS.flatMap((side) => {
      const answer = point[side];
      if (!answer || answer.verdict === 'unconfirmed') return [];
      const lacksReason = answer.verdict === 'not-applicable' && answer.reason.trim() === '';
      return [button(`${SIDE_NAMES[side]}の答えで合意`, () => {
        if (lacksReason) openSettleForm(name, proposalOf(answer), (settled) => { agree(item.id, settled); });
        else agree(item.id, proposalOf(answer));
      }, { 'aria-label': `${name} ${SIDE_NAMES[side]}の答えで合意`, 'data-key': `${side} ${item.id}` })];
    });
    return element('li', { 'data-item': item.id },
      element('h4', {}, itemLink(item.id, name, close), ' ',
        element('span', { class: `badge ${item.weight === '必須' ? 'required' : 'recommended'}` }, item.weight)),
      ...(reopened ? [element('p', { class: 'panel-note' }, '前に合意したあとで、答えが変わりました。')] : []),
      sideBySide(name, point),
      element('div', { class: 'panel-buttons' }, ...takes,
        button('別の内容で合意…', () => { openSettleForm(name, common(point), (settled) => { agree(item.id, settled); }); },
          { 'aria-label': `${name} 別の内容で合意`, 'data-key': `form ${item.id}` })));
  }

  function draw(): void {
    const missing = SIDES.filter((side) => !hasAnswers(session.project(), side));
    const points = missing.length > 0 ? [] : disagreements(session.sheet());
    const settled = settledViews(panels);
    const text = missing.length > 0
      ? `「${missing.map((side) => SIDE_NAMES[side]).join('」「')}」の答えがまだありません。`
      : `話し合う項目 残り${points.length}件・合意済み${settled.length}件`;
    if (left.textContent !== text) left.textContent = text;
    redraw(body,
      ...(points.length > 0 ? [element('h3', {}, '答えが食い違う項目'), element('ol', { class: 'compare-list' }, ...points.map(entry))] : []),
      ...(missing.length === 0 && points.length === 0 ? [element('p', { class: 'compare-done' }, '食い違いは残っていません。')] : []),
      ...(settled.length > 0 ? [element('h3', {}, '合意済みの項目'), settledList(panels, settled)] : []));
  }

  const picker = filePicker('相手の案件ファイル（JSON）', list.list, (file) => {
    openImported(panels, file, 'offered', () => { body.focus(); });
  });
  const dialog = openPanel('両社の答えを比べる', (shut) => {
    close = shut;
    draw();
    return [
      element('p', {}, '別々に記入した相手のファイルを読み込むと、食い違う項目が重要なものから並びます。合意しても、それぞれの答えは元のまま残ります。'),
      picker, left, body, actions(button('閉じる', shut))];
  }, 'wide');
  panels.follow(dialog, draw);
}
