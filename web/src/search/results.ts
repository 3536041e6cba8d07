/** The results page: reads the query from the address; shows the best answers, and the others by kind. */
import { element } from '../dom.ts';
import type { Item } from './corpus.ts';
import { BODY, LEAD } from './corpus.ts';
import type { Answers, Engine } from './engine.ts';
import { excerpt, marked } from './excerpt.ts';
import type { Segment } from './excerpt.ts';
import { fold } from './fold.ts';
import { loadEngine, siteUrl } from './load.ts';
import type { Ranked } from './rank.ts';
import { listed, say, unstopped } from '../words.ts';

const PAGE_SIZE = 30;
/** The best answers of all kinds come first; what follows is grouped by kind. */
const BEST = 10;
const OF_KIND = 2;
const MAX_NAMED = 2;
const PARAMETER = 'q';

function write(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, marked: hit }) => (hit ? element('mark', {}, text) : text));
}

function kindLabel(engine: Engine, item: Item): HTMLElement {
  const kind = engine.directory.kindOf(item);
  return element(
    'span',
    { class: 'search-kind', 'data-kind': kind },
    engine.directory.kinds[kind] ?? '',
  );
}

/** One result: exactly one link. */
function resultOf(
  engine: Engine,
  { item: number, shown }: Ranked,
  marks: readonly string[],
): HTMLElement {
  const { corpus, directory } = engine;
  const item = corpus.items[number];
  if (!item) return element('li');
  const parent = corpus.items[item.parent];
  const heading = element(
    'p',
    { class: 'search-title' },
    kindLabel(engine, item),
    ' ',
    element(
      'a',
      { href: siteUrl(item.address) },
      ...write(marked(item.title, fold(item.title), marks)),
    ),
  );
  if (parent) heading.append(element('span', { class: 'search-place' }, parent.title));
  const text = [corpus.field(shown, LEAD), corpus.field(shown, BODY)].filter(Boolean).join('\t');
  const folded = fold(text);
  const inside = shown !== number && corpus.items[shown]?.title;
  const made = element(
    'li',
    { class: 'search-result', 'data-kind': directory.kindOf(item) },
    heading,
    element(
      'p',
      { class: 'search-excerpt' },
      ...(inside ? [element('b', {}, inside), ' '] : []),
      ...write(excerpt(text, folded.length === text.length ? folded : text, marks)),
    ),
  );
  const related = byKind(engine, item.related);
  if (['cause', 'incident', 'measure'].includes(item.kind) && related.length) {
    const said = related.map(([kind, items]) =>
      say('search.related-group', {
        kind: directory.kinds[kind] ?? '',
        titles: listed(items.slice(0, MAX_NAMED).map(({ title }) => unstopped(title))),
      }),
    );
    const groups = said.join(say('search.related-separator'));
    made.append(element('p', { class: 'search-offer' }, say('search.related', { groups })));
  }
  return made;
}

function byKind(engine: Engine, numbers: readonly number[]): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const number of numbers) {
    const item = engine.corpus.items[number];
    if (item) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  }
  return [...groups];
}

function links(title: string, items: readonly Item[]): HTMLElement {
  return element(
    'section',
    {},
    element('h2', {}, title),
    element(
      'ul',
      {},
      ...items.map((item) =>
        element('li', {}, element('a', { href: siteUrl(item.address) }, item.title)),
      ),
    ),
  );
}

export function bindResults(root: HTMLElement): void {
  const part = (name: string): HTMLElement | null => root.querySelector(`[data-search-${name}]`);
  const list = part('results');
  const status = part('status');
  const chips = part('kinds');
  const beside = part('beside');
  const form = root.querySelector('form');
  const input = form?.querySelector('input');
  if (!list || !status || !chips || !beside || !form || !input) return;
  const pageTitle = document.title;
  let turn = 0;

  const show = (engine: Engine, text: string, answers: Answers): void => {
    const kindOf = ({ item }: Ranked): string =>
      engine.directory.kindOf(
        engine.corpus.items[item] ?? {
          kind: '',
          address: '',
          title: '',
          parent: -1,
          names: [],
          related: [],
        },
      );
    const counts = new Map<string, number>();
    for (const ranked of answers.results)
      counts.set(kindOf(ranked), (counts.get(kindOf(ranked)) ?? 0) + 1);
    const marks = answers.marks.filter((mark) => mark.length > 1);
    const line = (ranked: Ranked): HTMLElement =>
      resultOf(engine, ranked, marks.length ? marks : answers.marks);
    const ofKind = (kind: string, among: readonly Ranked[]): Ranked[] =>
      among.filter((ranked) => kindOf(ranked) === kind);
    const group = (kind: string, others: readonly Ranked[]): HTMLElement[] => {
      const name = engine.directory.kinds[kind] ?? '';
      const all = element(
        'button',
        { type: 'button' },
        say('search.kind-all', { kind: name, count: counts.get(kind) ?? 0 }),
      );
      all.addEventListener('click', () => {
        choose(kind, PAGE_SIZE);
        list.querySelector('a')?.focus();
      });
      return [
        element('li', { class: 'search-group' }, element('h2', {}, name), all),
        ...others.slice(0, OF_KIND).map(line),
      ];
    };
    const choose = (kind: string, count: number): void => {
      const chosen = kind ? ofKind(kind, answers.results) : answers.results;
      const others = kind || chosen.length <= PAGE_SIZE ? [] : chosen.slice(BEST);
      list.replaceChildren(
        ...chosen.slice(0, others.length ? BEST : count).map(line),
        ...[...counts.keys()].flatMap((name) => {
          const own = ofKind(name, others);
          return own.length ? group(name, own) : [];
        }),
      );
      const rest = others.length ? 0 : chosen.length - count;
      const more = element(
        'button',
        { type: 'button', class: 'search-more' },
        say('search.more', { count: rest }),
      );
      more.addEventListener('click', () => {
        choose(kind, count + PAGE_SIZE);
        list.querySelectorAll('a')[count]?.focus();
      });
      chips.replaceChildren(
        ...['', ...counts.keys()].map((name) => {
          const chip = element(
            'button',
            { type: 'button', 'aria-pressed': name === kind ? 'true' : 'false' },
            `${name ? (engine.directory.kinds[name] ?? '') : say('search.every-kind')} ${name ? (counts.get(name) ?? 0) : answers.results.length}`,
          );
          chip.addEventListener('click', () => {
            choose(name, PAGE_SIZE);
            chips.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
          });
          return chip;
        }),
      );
      list.parentElement?.querySelector('.search-more')?.remove();
      if (rest > 0) list.after(more);
    };
    choose('', PAGE_SIZE);
    chips.hidden = counts.size < 2;
    const found = answers.results.length;
    status.textContent = !text
      ? ''
      : !found
        ? say('search.none', { text })
        : say('search.found', { text: answers.corrected || text, n: found });
    if (answers.corrected && answers.corrected !== text)
      status.append(element('span', {}, say('search.corrected', { text })));
    const first = engine.corpus.items[answers.results[0]?.item ?? -1];
    const offered =
      first && ['cause', 'incident', 'measure'].includes(first.kind)
        ? byKind(engine, first.related)
        : [];
    const nearest = engine.directory.names
      .alike(text, 8)
      .flatMap((at) => engine.corpus.items[at] ?? []);
    beside.replaceChildren(
      ...(found
        ? offered.map(([kind, items]) =>
            links(
              say('search.related-to', {
                title: first?.title ?? '',
                kind: engine.directory.kinds[kind] ?? '',
              }),
              items,
            ),
          )
        : []),
      ...(!found && text && nearest.length ? [links(say('search.nearest'), nearest)] : []),
    );
    root.toggleAttribute('data-found', found > 0);
  };

  const run = async (): Promise<void> => {
    const text = (new URLSearchParams(location.search).get(PARAMETER) ?? '').trim();
    input.value = text;
    document.title = text ? say('search.page-title', { text, page: pageTitle }) : pageTitle;
    const mine = ++turn;
    try {
      const engine = await loadEngine();
      if (mine === turn)
        show(engine, text, text ? engine.search(text) : { results: [], marks: [], corrected: '' });
    } catch {
      status.textContent = say('search.no-index');
    }
    root.toggleAttribute('data-ready', true);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const address = `${location.pathname}?${new URLSearchParams({ [PARAMETER]: input.value.trim() }).toString()}`;
    if (address !== location.pathname + location.search) history.pushState(null, '', address);
    void run();
  });
  window.addEventListener('popstate', () => {
    void run();
  });
  void run();
}
