/** Shortcuts of single keys, shown on request; they never fire while somebody types, and can be turned off. */
import { VERDICT_NAMES } from '../core/model.ts';
import { button, element } from '../dom.ts';
import { setOpen } from './answer-row.ts';
import { openDialog } from './dialogs.ts';
import type { Settings } from './settings.ts';
import type { Rows } from './sheet.ts';
import { dotted, say } from '../words.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['j', say('keyboard.next')],
  ['k', say('keyboard.previous')],
  [say('keyboard.verdicts'), dotted(Object.values(VERDICT_NAMES))],
  ['n', say('keyboard.note')],
  ['?', say('keyboard.help')],
  [say('keyboard.arrows'), say('keyboard.choose')],
  ['Tab', say('keyboard.tab')],
];

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** The keys, and the choice to do without them. */
function openHelp(settings: Settings): void {
  openDialog(
    say('keyboard.title'),
    (close) => {
      const off = element('input', { type: 'checkbox', autocomplete: 'off' });
      off.checked = settings.get('shortcuts') !== 'off';
      off.addEventListener('change', () => {
        settings.set('shortcuts', off.checked ? '' : 'off');
      });
      return [
        element(
          'dl',
          { class: 'sheet-keys' },
          ...KEYS.flatMap(([key, meaning]) => [
            element('dt', {}, element('kbd', {}, key)),
            element('dd', {}, meaning),
          ]),
        ),
        element('label', { class: 'filter-check' }, off, say('keyboard.on')),
        element('p', { class: 'dialog-note' }, say('keyboard.typing')),
        element(
          'div',
          { class: 'dialog-actions' },
          button(say('dialog.close'), close, { autofocus: true }),
        ),
      ];
    },
    'keys',
  );
}

export function bindKeyboard(rows: Rows, tools: HTMLElement, settings: Settings): void {
  let current: HTMLElement | undefined;
  const help = (): void => {
    openHelp(settings);
  };

  function visible(): HTMLElement[] {
    return [...rows.values()].filter((row) => !row.hidden);
  }

  function go(row: HTMLElement | undefined): void {
    if (!row) return;
    row.scrollIntoView({ block: 'nearest' });
    row
      .querySelector<HTMLInputElement>('input[type="radio"]:checked')
      ?.focus({ preventScroll: true });
  }

  function step(by: 1 | -1): void {
    const shown = visible();
    const at = current ? shown.indexOf(current) : -1;
    if (at < 0) go(shown[0]);
    else go(shown[at + by]);
  }

  function choose(number: number): void {
    const radio = current?.querySelectorAll<HTMLInputElement>('input[type="radio"]')[number - 1];
    radio?.click();
    // A group of radios has one stop for Tab, the chosen one.
    if (document.activeElement?.matches('tr.check input[type="radio"]')) radio?.focus();
  }

  function writeNote(): void {
    if (!current) return;
    setOpen(current, true);
    current.querySelector('textarea')?.focus();
  }

  document.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('tr.check') : null;
    if (row) current = rows.get(row.id);
  });
  document.addEventListener('keydown', (event) => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      event.defaultPrevented
    )
      return;
    if (isTyping(event.target) || settings.get('shortcuts') === 'off') return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === 'n') writeNote();
    else if (event.key === '?') help();
    else if (/^[1-5]$/.test(event.key)) choose(Number(event.key));
    else return;
    event.preventDefault();
  });
  tools.append(button(say('keyboard.title'), help, { class: 'sheet-help' }));
}
