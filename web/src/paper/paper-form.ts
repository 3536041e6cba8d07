/** The printed form: heading, the items as one ruled table, and where both sides sign. */
import { gapsToFill, missingOf } from '../core/gaps.ts';
import { WORDS } from '../core/model.ts';
import type { Heading, Item, Party } from '../core/model.ts';
import type { ItemView } from '../core/views.ts';
import { sideName } from '../core/parties.ts';
import type { Answered } from '../core/parties.ts';
import type { OpenPoint } from '../core/register.ts';
import { element, unbroken } from '../dom.ts';
import { inOneLine } from '../checklist/row-notes.ts';
import type { Session } from '../checklist/session.ts';
import { signatureTable } from '../checklist/signature-table.ts';
import { noteCell, sideCell } from './answer-cells.ts';
import type { PaperOptions } from './options.ts';
import { qrCode } from './qr-code.ts';
import { selectionOf } from './selection.ts';
import { say, sentences } from '../words.ts';

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

function head(
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

function itemRow(
  view: ItemView,
  sides: readonly Party[],
  missing: readonly string[],
  options: PaperOptions,
): HTMLElement {
  const { item } = view;
  const blank = options.content === 'blank';
  const extra = options.reasons
    ? [
        element('p', { class: 'paper-why' }, say('paper.why', { text: item.why })),
        element('p', { class: 'paper-why' }, say('paper.evidence', { text: item.evidence })),
      ]
    : [];
  return element(
    'tr',
    { class: 'paper-item' },
    element('th', { scope: 'row' }, item.number, element('code', {}, item.id)),
    element(
      'td',
      {},
      element('p', { class: 'paper-text' }, item.text),
      element(
        'p',
        { class: 'paper-marks' },
        element('span', { class: 'paper-weight' }, item.weight),
        ` ${item.phase}`,
      ),
      ...extra,
    ),
    ...sides.map(({ id }) => sideCell(view, id, blank)),
    noteCell(view, sides, blank, missing),
  );
}

function itemTable(
  { parties }: Answered,
  sections: readonly (readonly [{ readonly title: string }, readonly Item[]])[],
  views: ReadonlyMap<string, ItemView>,
  open: readonly OpenPoint[],
  options: PaperOptions,
  footer: string,
): HTMLElement {
  const sides = parties.filter(({ id }) => ['both', id].includes(options.columns));
  const missing = new Map(open.map((point) => [point.item, missingOf(point)]));
  const span = String(3 + sides.length);
  const names = [
    say('paper.number'),
    say('paper.item'),
    ...sides.map(({ name }) => say('paper.answer-of', { side: name })),
    say('paper.notes'),
  ];
  return element(
    'table',
    { class: 'paper-items', 'data-sides': String(sides.length) },
    element(
      'thead',
      {},
      element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name))),
    ),
    ...(footer
      ? [element('tfoot', {}, element('tr', {}, element('td', { colspan: span }, footer)))]
      : []),
    ...sections.map(([{ title }, items]) =>
      element(
        'tbody',
        {},
        element(
          'tr',
          { class: 'paper-section' },
          element('th', { colspan: span, scope: 'rowgroup' }, element('h2', {}, title)),
        ),
        ...items.flatMap(({ id }) => {
          const view = views.get(id);
          return view ? [itemRow(view, sides, missing.get(id) ?? [], options)] : [];
        }),
      ),
    ),
  );
}

/** What was said about items that this version of the list does not have. */
function retiredItems(session: Session): HTMLElement[] {
  const { retired } = session.sheet();
  if (retired.length === 0) return [];
  const lines = retired.map(({ item, side, value }) =>
    element(
      'li',
      {},
      say('paper.retired', {
        item,
        who: side === 'agreed' ? WORDS.settled : sideName(session.list, side),
        text: inOneLine(value),
      }),
    ),
  );
  return [
    element(
      'section',
      { class: 'paper-retired' },
      element('h2', {}, say('retired.title')),
      element('ul', {}, ...lines),
    ),
  ];
}

/** What the sentence above the signatures must not pass over. */
function openText(open: readonly OpenPoint[]): string {
  return open.length === 0
    ? ''
    : sentences([say('paper.open', { n: open.length }), gapsToFill(open)]);
}

function signatures(list: Answered, open: readonly OpenPoint[]): HTMLElement {
  return element(
    'section',
    { class: 'paper-sign' },
    element('h2', {}, say('paper.sign')),
    element('p', {}, ...unbroken(sentences([say('paper.confirmed'), openText(open)]))),
    signatureTable(list),
  );
}

/** The whole form as `options` ask for it. */
export function paperForm(
  session: Session,
  options: PaperOptions,
  around: Circumstances,
): HTMLElement {
  const blank = options.content === 'blank';
  const sheet = session.sheet();
  const { sections, total, statement, open } = selectionOf(session.list, sheet, options);
  const [heading] = session.project().heading;
  const footer = around.repeatFooter
    ? [`${session.list.title} ${editionOf(session)}`, around.address].join(
        say('paper.wide-separator'),
      )
    : '';
  return element(
    'div',
    {
      class: 'paper',
      'data-size': options.large ? 'large' : 'usual',
      'data-orientation': options.orientation,
    },
    head(session, blank ? undefined : heading, around, [say('paper.total', { n: total })]),
    ...(statement ? [element('p', { class: 'paper-omitted' }, statement)] : []),
    itemTable(session.list, sections, sheet.items, blank ? [] : open, options, footer),
    ...(options.content === 'answers' ? retiredItems(session) : []),
    signatures(session.list, blank ? [] : open),
  );
}
