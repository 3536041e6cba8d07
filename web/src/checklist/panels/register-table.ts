/** The register of open points (未確定事項一覧) as a table, on the screen and on paper alike. */
import { signedSentence } from '../../core/gaps.ts';
import { WORDS } from '../../core/model.ts';
import type { Project } from '../../core/model.ts';
import type { Answered } from '../../core/parties.ts';
import type { Source } from '../../core/progress.ts';
import type { OpenPoint } from '../../core/register.ts';
import { registerColumns } from '../../core/register-columns.ts';
import type { RegisterColumn } from '../../core/register-columns.ts';
import { element, unbroken } from '../../dom.ts';
import { today } from '../save-file.ts';
import type { Session } from '../session.ts';
import { signatureTable } from '../signature-table.ts';
import { sourceName } from './panel.ts';
import { say } from '../../words.ts';

function cell({ kind, head, lines }: RegisterColumn, point: OpenPoint): HTMLElement {
  const texts = lines(point);
  const gap = kind === 'decided' && texts.length === 0;
  const name = `register-${kind}${gap ? ' register-gap' : ''}`;
  return element(
    'td',
    { class: name, 'data-head': head },
    ...texts.map((line) => element('span', { class: 'point-line' }, ...unbroken(line))),
  );
}

/** `numberOf` makes what stands in the first column. */
export function registerTable(
  list: Answered,
  points: readonly OpenPoint[],
  numberOf: (point: OpenPoint) => Node,
): HTMLElement {
  const columns = registerColumns(list, points);
  const heads = [
    element('th', { scope: 'col', class: 'register-number' }, say('column.number')),
    ...columns.map(({ kind, head }) =>
      element('th', { scope: 'col', class: `register-${kind}` }, head),
    ),
  ];
  return element(
    'table',
    { class: 'register' },
    element('caption', { class: 'visually-hidden' }, WORDS.register),
    element('thead', {}, element('tr', {}, ...heads)),
    element(
      'tbody',
      {},
      ...points.map((point) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, numberOf(point)),
          ...columns.map((column) => cell(column, point)),
        ),
      ),
    ),
  );
}

/** 全20項目のうち未確定 12件（うち相違 3件） */
export function countText(points: readonly OpenPoint[], total: number): string {
  const differing = points.filter(({ state }) => state === 'differing').length;
  const n = points.length;
  return differing > 0
    ? say('register.among-differing', { total, n, differing })
    : say('register.among', { total, n });
}

function facts(session: Session, project: Project, of: Source): HTMLElement {
  const { list } = session;
  const [{ name, meetingDate, attendees }] = project.heading;
  // A folder on somebody's disk is nobody else's business.
  const printed = document.querySelector('[data-print-address]')?.textContent ?? '';
  const address = list.url.startsWith('file:') ? printed : list.url;
  const entries: readonly (readonly [string, string])[] = [
    [say('field.project'), name],
    [say('field.date'), meetingDate],
    ...list.parties.map(
      ({ id, name }) => [say('field.attendees', { party: name }), attendees[id] ?? ''] as const,
    ),
    [
      say('register.checklist'),
      say('register.list', { title: list.title, version: list.version, date: list.date }),
    ],
    [say('register.made'), today()],
    [say('register.source'), sourceName(list, of)],
    [say('register.address'), address],
  ];
  return element(
    'dl',
    { class: 'register-facts' },
    ...entries.map(([label, text]) =>
      element('div', {}, element('dt', {}, label), element('dd', {}, ...unbroken(text))),
    ),
  );
}

function signatures(list: Answered, sentence: string): HTMLElement {
  return element(
    'section',
    { class: 'register-signatures' },
    element('p', {}, ...unbroken(sentence)),
    signatureTable(list),
  );
}

/** The sheet to print and sign. */
export function registerPaper(
  session: Session,
  points: readonly OpenPoint[],
  total: number,
  of: Source,
): readonly Node[] {
  return [
    element('h1', {}, WORDS.register),
    facts(session, session.project(), of),
    element('p', {}, countText(points, total)),
    registerTable(session.list, points, ({ number }) => document.createTextNode(number)),
    signatures(session.list, signedSentence(session.list, points, of)),
  ];
}
