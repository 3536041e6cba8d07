/** Suggestions below a search box: a combobox with a list, as the ARIA patterns describe it. */
import { element } from '../dom.ts';
import type { Directory } from './engine.ts';
import { loadDirectory, siteUrl } from './load.ts';
import { say } from '../words.ts';

let boxes = 0;

export function bindSuggestions(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  if (!input) return;
  const id = `search-list-${++boxes}`;
  const list = element('ul', {
    id,
    role: 'listbox',
    class: 'search-suggestions',
    'aria-label': say('search.suggestions'),
    hidden: true,
  });
  const status = element('p', { role: 'status', class: 'visually-hidden' });
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id,
    autocomplete: 'off',
  }))
    input.setAttribute(name, value);
  let active = -1;

  const options = (): HTMLElement[] =>
    Array.from(list.querySelectorAll<HTMLElement>('[role="option"]'));
  const choose = (at: number): void => {
    active = at;
    options().forEach((option, number) => {
      option.setAttribute('aria-selected', String(number === at));
      if (number === at) option.scrollIntoView({ block: 'nearest' });
    });
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${id}-${at}`);
  };
  const open = (shown: boolean): void => {
    list.hidden = !shown;
    input.setAttribute('aria-expanded', String(shown));
    if (!shown) choose(-1);
  };
  const go = (option: HTMLElement): void => {
    if (option.dataset.href) location.href = option.dataset.href;
    else form.requestSubmit();
    open(false);
  };
  const update = (directory: Directory): void => {
    const text = input.value.trim();
    const found = text ? directory.suggest(text) : [];
    const made = found.map((item, at) =>
      element(
        'li',
        {
          role: 'option',
          id: `${id}-${at}`,
          'aria-selected': 'false',
          'data-href': siteUrl(item.address),
        },
        element('span', { class: 'search-kind' }, directory.kinds[directory.kindOf(item)] ?? ''),
        ` ${item.title}`,
      ),
    );
    const all = element(
      'li',
      { role: 'option', id: `${id}-${made.length}`, 'aria-selected': 'false' },
      say('search.search-all', { text }),
    );
    list.replaceChildren(...made, all);
    choose(-1);
    open(text !== '' && document.activeElement === input);
    status.textContent = text ? say('search.suggestions-count', { n: found.length }) : '';
  };
  const refresh = (): void => {
    loadDirectory().then(update, () => {
      open(false);
    });
  };

  input.addEventListener('input', refresh);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      open(false);
    } else if (
      (event.key === 'ArrowDown' || event.key === 'ArrowUp') &&
      count &&
      input.value.trim()
    ) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = active < 0 && step < 0 ? count - 1 : active + step;
      open(true);
      choose(next >= count || next < 0 ? -1 : next);
    } else if (event.key === 'Enter') {
      const option = list.hidden ? undefined : options()[active];
      if (option) {
        event.preventDefault();
        go(option);
      } else open(false);
    }
  });
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    const option =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null;
    if (option) go(option);
  });
  input.addEventListener('blur', () => {
    open(false);
  });
  if (document.activeElement === input) refresh();
  else void loadDirectory().catch(() => undefined);
}
