/** Printing a checklist page: the form stands on the page only while the browser prints it. */
import { today } from '../checklist/save-file.ts';
import type { Session } from '../checklist/session.ts';
import { gapsToFill } from '../core/gaps.ts';
import { sidesOf } from '../core/parties.ts';
import { settingsFor } from '../checklist/settings.ts';
import { decodeOptions, encodeOptions } from './options.ts';
import type { PaperOptions } from './options.ts';
import { applyRules, pageRules, printsMargins } from './page-rules.ts';
import { paperForm } from './paper-form.ts';
import { editionOf } from './paper-head.ts';
import { openPrintDialog } from './print-dialog.ts';
import { selectionOf } from './selection.ts';
import { say, sentences } from '../words.ts';

export interface Printing {
  readonly openDialog: () => void;
}

/** The address to print: never the place of a file on somebody's disk. */
function addressOf(list: string): string {
  const [here = ''] = location.href.split(/[?#]/);
  if (/^https?:/.test(here)) return here;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  return canonical?.href ?? `checklists/${list}.html`;
}

export function bindPrinting(session: Session): Printing {
  const { list } = session;
  const settings = settingsFor(list.site, list.list, [() => window.localStorage]);
  const article = document.querySelector('article') ?? document.body;
  let remove = (): void => undefined;

  function options(): PaperOptions {
    return decodeOptions(settings.get('paper'), sidesOf(list));
  }

  function show(): void {
    remove();
    const chosen = options();
    const address = addressOf(list.list);
    // A form that is made in advance says so by an empty date.
    const printed = document.documentElement.dataset.printed ?? today();
    const form = paperForm(session, chosen, {
      address,
      printed,
      repeatFooter: !printsMargins(),
      title: article.querySelector('h1')?.firstChild?.textContent ?? list.title,
      use: document.querySelector('.checklist-use')?.textContent ?? '',
    });
    const name = chosen.content === 'blank' ? '' : session.project().heading[0].name;
    const restore = applyRules(
      pageRules(chosen.orientation, {
        topStart: name ? say('field.labelled', { label: say('field.project'), value: name }) : '',
        topEnd: `${list.title} ${editionOf(session)}`,
        bottomStart: [address, ...(printed ? [say('paper.printed', { date: printed })] : [])].join(
          say('paper.wide-separator'),
        ),
      }),
    );
    article.append(form);
    document.body.dataset.paper = 'form';
    remove = () => {
      form.remove();
      restore();
      delete document.body.dataset.paper;
      remove = () => undefined;
    };
  }

  window.addEventListener('beforeprint', show);
  window.addEventListener('afterprint', () => {
    remove();
  });

  const describe = (chosen: PaperOptions): string => {
    const { shown, total, statement, open } = selectionOf(list, session.sheet(), chosen);
    const gaps = chosen.content === 'blank' ? '' : gapsToFill(open);
    const what =
      shown === total ? say('paper.prints-all', { n: total }) : say('paper.prints', { n: shown });
    return sentences([what, statement, gaps]);
  };
  return {
    openDialog: () => {
      openPrintDialog(list, options(), describe, (chosen) => {
        settings.set('paper', encodeOptions(chosen));
        window.print();
      });
    },
  };
}
