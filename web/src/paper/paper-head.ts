/** The head of the printed form: what it is, of which edition, where it stands, and who met. */
import type { Heading } from '../core/model.ts';
import type { Answered } from '../core/parties.ts';
import { element } from '../dom.ts';
import type { Session } from '../checklist/session.ts';
import { qrCode } from './qr-code.ts';
import { say } from '../words.ts';

export interface Circumstances {
  /** The address to print; only a web address also gets a QR code. */
  readonly address: string;
  /** YYYY-MM-DD, or empty for a form that is made in advance. */
  readonly printed: string;
  readonly title: string;
  readonly use: string;
  /** True where the browser does not print the margins' texts. */
  readonly repeatFooter: boolean;
}

export function editionOf({ list }: Pick<Session, 'list'>): string {
  return say('edition', { version: list.version, date: list.date });
}

function headTable({ parties }: Answered, heading: Heading | undefined): HTMLElement {
  const row = (...cells: readonly (readonly [string, string, string?])[]): HTMLElement =>
    element(
      'tr',
      {},
      ...cells.flatMap(([label, value, span]) => [
        element('th', { scope: 'row' }, label),
        element('td', { colspan: span }, value),
      ]),
    );
  return element(
    'table',
    { class: 'paper-heading' },
    element(
      'tbody',
      {},
      row(
        [say('field.project'), heading?.name ?? ''],
        [say('field.date'), heading?.meetingDate ?? ''],
      ),
      ...parties.map(({ id, name }) =>
        row([say('field.attendees', { party: name }), heading?.attendees[id] ?? '', '3']),
      ),
    ),
  );
}

export function paperHead(
  session: Session,
  heading: Heading | undefined,
  around: Circumstances,
  lines: readonly string[],
): HTMLElement {
  const { address, printed, title, use } = around;
  const web = /^https?:/.test(address);
  return element(
    'header',
    { class: 'paper-head' },
    element(
      'div',
      { class: 'paper-title' },
      element(
        'div',
        {},
        element('h1', {}, title),
        element(
          'p',
          { class: 'paper-edition' },
          [
            editionOf(session),
            ...lines,
            ...(printed ? [say('paper.printed', { date: printed })] : []),
          ].join(say('paper.wide-separator')),
        ),
        element('p', { class: 'paper-use' }, use),
        element('p', { class: 'paper-address' }, address),
      ),
      ...(web ? [qrCode(address, say('paper.qr'))] : []),
    ),
    headTable(session.list, heading),
  );
}
