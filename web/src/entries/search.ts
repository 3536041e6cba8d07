/** Search: loaded by the box on its first use, and by the results page. */
import { bindResults } from '../search/results.ts';
import { bindSuggestions } from '../search/suggest.ts';
import { startEach } from '../start.ts';

const boxes = document.querySelectorAll<HTMLFormElement>('form[data-module="search"]');
const pages = document.querySelectorAll<HTMLElement>('[data-module="search-results"]');

startEach(
  [
    ...[...boxes].map(
      (form) =>
        [
          'suggestions',
          () => {
            bindSuggestions(form);
          },
        ] as const,
    ),
    ...[...pages].map(
      (root) =>
        [
          'results',
          () => {
            bindResults(root);
          },
        ] as const,
    ),
  ],
  (_name, error) => {
    reportError(error);
  },
);
