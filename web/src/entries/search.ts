/** Search: loaded by the box on its first use, and by the results page. */
import { bindResults } from '../search/results.ts';
import { bindSuggestions } from '../search/suggest.ts';
import { startEach } from '../start.ts';

const forms = document.querySelectorAll<HTMLFormElement>('form[data-module="search"]');
const results = document.querySelectorAll<HTMLElement>('[data-module="search-results"]');
const parts = [
  ...[...forms].map((form) => (): void => {
    bindSuggestions(form);
  }),
  ...[...results].map((place) => (): void => {
    bindResults(place);
  }),
];
startEach(
  parts.map((start, at) => [at, start]),
  (_at, error) => {
    reportError(error);
  },
);
