/** The printed form: heading, the items as one ruled table, and where both sides sign. */
import { gapsToFill } from '../core/gaps.ts';
import { WORDS } from '../core/model.ts';
import { sideName } from '../core/parties.ts';
import type { Answered } from '../core/parties.ts';
import type { OpenPoint } from '../core/register.ts';
import { element, unbroken } from '../dom.ts';
import { inOneLine } from '../checklist/row-notes.ts';
import type { Session } from '../checklist/session.ts';
import { signatureTable } from '../checklist/signature-table.ts';
import { itemTable } from './item-table.ts';
import type { PaperOptions } from './options.ts';
import { editionOf, paperHead } from './paper-head.ts';
import type { Circumstances } from './paper-head.ts';
import { selectionOf } from './selection.ts';
import { say, sentences } from '../words.ts';

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
    paperHead(session, blank ? undefined : heading, around, [say('paper.total', { n: total })]),
    ...(statement ? [element('p', { class: 'paper-omitted' }, statement)] : []),
    itemTable(session.list, sections, sheet.items, blank ? [] : open, options, footer),
    ...(options.content === 'answers' ? retiredItems(session) : []),
    signatures(session.list, blank ? [] : open),
  );
}
