/** The answers to one query as lists: results, chips for their kinds, and what else may help. */
import { button, element } from '../dom.ts';
import { arrange, byKind, countKinds, kindsOf, PAGE_SIZE } from './arrange.ts';
import type { Group } from './arrange.ts';
import type { Item } from './corpus.ts';
import type { Answers, Engine } from './engine.ts';
import { siteUrl } from './load.ts';
import type { Ranked } from './rank.ts';
import { offersRelated, resultLine } from './result-line.ts';
import { say } from '../words.ts';

const NEAREST = 8;

/** The parts of the page that show answers. */
export interface Places {
  readonly list: HTMLElement;
  readonly chips: HTMLElement;
  readonly status: HTMLElement;
  readonly beside: HTMLElement;
}

/** Draws the results of one query; a reader may then choose a kind or ask for more. */
export function showResults({ list, chips }: Places, engine: Engine, answers: Answers): void {
  const { kinds } = engine.directory;
  const { results } = answers;
  const kindOf = kindsOf(engine.directory);
  const counts = countKinds(results, kindOf);
  const long = answers.marks.filter((mark) => mark.length > 1);
  const marks = long.length > 0 ? long : answers.marks;
  const line = (ranked: Ranked): HTMLElement => resultLine(engine, ranked, marks);

  function group({ kind, results }: Group): HTMLElement[] {
    const name = kinds[kind] ?? '';
    const all = button(say('search.kind-all', { kind: name, count: counts.get(kind) ?? 0 }), () => {
      choose(kind, PAGE_SIZE);
      list.querySelector('a')?.focus();
    });
    return [
      element('li', { class: 'search-group' }, element('h2', {}, name), all),
      ...results.map(line),
    ];
  }

  function chip(kind: string, chosen: boolean): HTMLElement {
    const name = kind ? (kinds[kind] ?? '') : say('search.every-kind');
    const count = kind ? (counts.get(kind) ?? 0) : results.length;
    const press = (): void => {
      choose(kind, PAGE_SIZE);
      chips.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    };
    return button(`${name} ${count}`, press, { 'aria-pressed': String(chosen) });
  }

  function more(kind: string, count: number, rest: number): HTMLElement {
    const press = (): void => {
      choose(kind, count + PAGE_SIZE);
      list.querySelectorAll('a')[count]?.focus();
    };
    return button(say('search.more', { count: rest }), press, { class: 'search-more' });
  }

  function choose(kind: string, count: number): void {
    const { best, groups, rest } = arrange(results, kindOf, kind, count);
    list.replaceChildren(...best.map(line), ...groups.flatMap(group));
    chips.replaceChildren(...['', ...counts.keys()].map((name) => chip(name, name === kind)));
    list.parentElement?.querySelector('.search-more')?.remove();
    if (rest > 0) list.after(more(kind, count, rest));
  }

  choose('', PAGE_SIZE);
  chips.hidden = counts.size < 2;
}

/** Says how many results there are, and for which text where the query has a typing error. */
export function showStatus({ status }: Places, text: string, answers: Answers): void {
  const { corrected, results } = answers;
  const n = results.length;
  if (text === '') status.textContent = '';
  else if (n === 0) status.textContent = say('search.none', { text });
  else status.textContent = say('search.found', { text: corrected || text, n });
  if (corrected && corrected !== text)
    status.append(element('span', {}, say('search.corrected', { text })));
}

function links(title: string, items: readonly Item[]): HTMLElement {
  const entries = items.map((item) =>
    element('li', {}, element('a', { href: siteUrl(item.address) }, item.title)),
  );
  return element('section', {}, element('h2', {}, title), element('ul', {}, ...entries));
}

/** What belongs to the first result; where nothing was found, the terms that are most alike. */
export function showBeside(
  { beside }: Places,
  { corpus, directory }: Engine,
  text: string,
  { results }: Answers,
): void {
  const first = corpus.items[results[0]?.item ?? -1];
  const offered = first && offersRelated(first) ? byKind(corpus.items, first.related) : [];
  const related = offered.map(([kind, items]) => {
    const name = directory.kinds[kind] ?? '';
    return links(say('search.related-to', { title: first?.title ?? '', kind: name }), items);
  });
  const alike = results.length === 0 && text !== '' ? directory.names.alike(text, NEAREST) : [];
  const nearest = alike.flatMap((at) => corpus.items[at] ?? []);
  beside.replaceChildren(
    ...related,
    ...(nearest.length > 0 ? [links(say('search.nearest'), nearest)] : []),
  );
}
