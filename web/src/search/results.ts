/** The results page: the query stands in its address, the answers are drawn when the index is there. */
import type { Answers } from './engine.ts';
import { loadEngine } from './load.ts';
import { showBeside, showResults, showStatus } from './results-view.ts';
import type { Places } from './results-view.ts';
import { say } from '../words.ts';

const PARAMETER = 'q';
const NOTHING: Answers = { results: [], marks: [], corrected: '' };

function placesOf(root: HTMLElement): Places | undefined {
  const part = (name: string): HTMLElement | null => root.querySelector(`[data-search-${name}]`);
  const list = part('results');
  const status = part('status');
  const chips = part('kinds');
  const beside = part('beside');
  return list && status && chips && beside ? { list, status, chips, beside } : undefined;
}

export function bindResults(root: HTMLElement): void {
  const places = placesOf(root);
  const form = root.querySelector('form');
  const input = form?.querySelector('input');
  if (!places || !form || !input) return;
  const pageTitle = document.title;
  let turn = 0;

  const run = async (): Promise<void> => {
    const text = (new URLSearchParams(location.search).get(PARAMETER) ?? '').trim();
    input.value = text;
    document.title = text ? say('search.page-title', { text, page: pageTitle }) : pageTitle;
    const mine = ++turn;
    try {
      const engine = await loadEngine();
      if (mine === turn) {
        const answers = text ? engine.search(text) : NOTHING;
        showResults(places, engine, answers);
        showStatus(places, text, answers);
        showBeside(places, engine, text, answers);
        root.toggleAttribute('data-found', answers.results.length > 0);
      }
    } catch {
      places.status.textContent = say('search.no-index');
    }
    root.toggleAttribute('data-ready', true);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = new URLSearchParams({ [PARAMETER]: input.value.trim() });
    const address = `${location.pathname}?${query.toString()}`;
    if (address !== location.pathname + location.search) history.pushState(null, '', address);
    void run();
  });
  window.addEventListener('popstate', () => {
    void run();
  });
  void run();
}
