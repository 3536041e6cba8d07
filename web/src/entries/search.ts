/** Search: loaded by the box on its first use, and by the results page. */
import { bindResults } from '../search/results.ts';
import { bindSuggestions } from '../search/suggest.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-module="search"]'))
  bindSuggestions(form);
const results = document.querySelector<HTMLElement>('[data-module="search-results"]');
if (results) bindResults(results);
