/** The register of open points (未確定事項一覧) as a table, on the screen and on paper alike. */
import { SIDE_NAMES, SIDES, VERDICT_NAMES } from '../../core/model.ts';
import type { Project } from '../../core/model.ts';
import type { OpenPoint } from '../../core/register.ts';
import { element } from '../../dom.ts';
import { today } from '../save-file.ts';
import type { Session } from '../session.ts';

const HEADS = ['番号', '未確定の事項', 'なぜ必要か', '誰が', 'いつまでに', 'どう合意したか'] as const;

function small(text: string): HTMLElement {
  return element('span', { class: 'point-small' }, text);
}

function row(point: OpenPoint, number: Node): HTMLElement {
  const { point: text, why, weight, verdict, who, assignee, due, agreed, reason, note } = point;
  const said = [agreed, reason && `理由: ${reason}`, note && `備考: ${note}`].filter(Boolean);
  const cells: readonly (readonly (Node | string)[])[] = [
    [text, small(`${weight}・${VERDICT_NAMES[verdict]}`)],
    [why],
    [assignee, small(`確認: ${who.join('・')}`)],
    [due],
    said.map((line) => element('span', { class: 'point-line' }, line)),
  ];
  return element('tr', {}, element('th', { scope: 'row' }, number),
    ...cells.map((cell, i) => element('td', { 'data-head': HEADS[i + 1] }, ...cell)));
}

/** `numberOf` makes what stands in the first column. */
export function registerTable(points: readonly OpenPoint[], numberOf: (point: OpenPoint) => Node): HTMLElement {
  return element('table', { class: 'register' },
    element('caption', { class: 'visually-hidden' }, '未確定事項一覧'),
    element('thead', {}, element('tr', {}, ...HEADS.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...points.map((point) => row(point, numberOf(point)))));
}

function facts(session: Session, project: Project): HTMLElement {
  const { list } = session;
  const [{ name, meetingDate, attendees }] = project.heading;
  // A folder on somebody's disk is nobody else's business.
  const printed = document.querySelector('[data-print-address]')?.textContent ?? '';
  const address = list.url.startsWith('file:') ? printed : list.url;
  const entries: readonly (readonly [string, string])[] = [
    ['案件名', name], ['日付', meetingDate],
    ...SIDES.map((side) => [`出席者 ${SIDE_NAMES[side]}`, attendees[side]] as const),
    ['確認表', `${list.title} 第${list.version}版（${list.date}）`], ['作成日', today()], ['アドレス', address],
  ];
  return element('dl', { class: 'register-facts' },
    ...entries.map(([label, text]) => element('div', {}, element('dt', {}, label), element('dd', {}, text))));
}

function signatures(): HTMLElement {
  const heads = ['', '会社名・部署', '氏名（署名）', '日付'];
  return element('table', { class: 'register-signatures' },
    element('caption', {}, '上の事項が未確定であり、記載の担当と期限で決めることを、両社で確認しました。'),
    element('thead', {}, element('tr', {}, ...heads.map((head) => (head ? element('th', { scope: 'col' }, head) : element('td'))))),
    element('tbody', {}, ...SIDES.map((side) =>
      element('tr', {}, element('th', { scope: 'row' }, SIDE_NAMES[side]), element('td'), element('td'), element('td')))));
}

/** The sheet to print and sign. */
export function registerPaper(session: Session, points: readonly OpenPoint[], total: number): readonly Node[] {
  return [
    element('h1', {}, '未確定事項一覧'),
    facts(session, session.project()),
    element('p', {}, `全${total}項目のうち未確定 ${points.length}件`),
    registerTable(points, ({ number }) => document.createTextNode(number)),
    signatures(),
  ];
}
