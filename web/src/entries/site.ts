/** What every page does beyond its HTML: theme, search box, and definitions of terms at hand. */
import { bindFolds } from '../site/folds.ts';
import { bindListFilter } from '../site/list-filter.ts';
import { bindSearchBox } from '../site/search-box.ts';
import { bindTermNotes } from '../site/term-notes';
import { bindTheme } from '../site/theme';
import { startEach } from '../start.ts';

const script = document.currentScript;

startEach(
  [
    [
      'theme',
      () => {
        bindTheme(document.body);
      },
    ],
    [
      'list',
      () => {
        bindListFilter(document.body);
      },
    ],
    [
      'terms',
      () => {
        bindTermNotes(document.body);
      },
    ],
    [
      'folds',
      () => {
        bindFolds(document.body);
      },
    ],
    [
      'search',
      () => {
        bindSearchBox(document.body, script instanceof HTMLScriptElement ? script.src : '');
      },
    ],
  ],
  (_name, error) => {
    reportError(error);
  },
);
