/**
 * Narrows a list of cards to those that a word of it leads to. The words and what they lead to stand
 * in the page as links and sections; the address names the word, with or without this script.
 */
import { addressedId } from '../fragment.ts';
import { element } from '../dom.ts';
import { say } from '../words.ts';

interface Word {
  readonly id: string;
  readonly name: string;
  readonly section: HTMLElement;
  readonly found: ReadonlySet<string>;
}

export function bindListFilter(body: HTMLElement): void {
  const filter = body.querySelector<HTMLElement>('.list-filter');
  const links = filter?.querySelector('ul');
  if (!filter || !links) return;
  const words = [...links.querySelectorAll('a')].flatMap(wordOf);
  const rows = [...body.querySelectorAll('.object-cards .sd-row')].map((row) => ({
    row,
    cards: [...row.querySelectorAll<HTMLElement>('.sd-col')],
  }));
  const all = rows.reduce((n, { cards }) => n + cards.length, 0);
  const status = element('p', { role: 'status' });
  const buttons = new Map<string, HTMLButtonElement>();

  const show = (id: string): void => {
    const word = words.find((one) => one.id === id);
    let n = 0;
    for (const { row, cards } of rows) {
      const there = cards.filter((card) => !word || addresses(card).some((a) => word.found.has(a)));
      row.replaceChildren(...there);
      n += there.length;
    }
    for (const [key, button] of buttons)
      button.setAttribute('aria-pressed', String(key === (word?.id ?? '')));
    status.textContent = word
      ? say('list-filter.shown', { name: word.name, n })
      : say('list-filter.shown-all', { n });
  };
  const shownByAddress = (): void => {
    show(addressedId());
  };
  const choose = (id: string): void => {
    const address = id ? `#${id}` : location.pathname + location.search;
    history.pushState(null, '', address);
    show(id);
  };

  const title = filter.querySelector('p')?.textContent;
  const group = element('div', { role: 'group', 'aria-label': title });
  const add = (id: string, name: string, n: number): void => {
    const count = element('span', { class: 'count' }, String(n));
    const button = element('button', { type: 'button' }, `${name} `, count);
    button.addEventListener('click', () => {
      choose(id);
    });
    buttons.set(id, button);
    group.append(button);
  };
  add('', say('list-filter.all'), all);
  for (const word of words) {
    add(word.id, word.name, word.found.size);
    word.section.hidden = true;
  }
  links.replaceWith(group, status);
  window.addEventListener('popstate', shownByAddress);
  window.addEventListener('hashchange', shownByAddress);
  shownByAddress();
}

/** The word of a link: its section lists the pages that have it. */
function wordOf(link: HTMLAnchorElement): readonly Word[] {
  const id = decodeURIComponent(link.hash.slice(1));
  const section = document.getElementById(id);
  if (!section) return [];
  const found = new Set(
    [...section.querySelectorAll<HTMLElement>('.filter-found')].flatMap(addresses),
  );
  return [{ id, name: link.textContent, section, found }];
}

function addresses(part: HTMLElement): readonly string[] {
  return [...part.querySelectorAll('a')].map((link) => link.href);
}
