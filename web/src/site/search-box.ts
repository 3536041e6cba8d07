/** The search box of every page: `/` leads to it, and its first use brings the search itself. */
import { besideScript, insertScript } from '../scripts.ts';

const EDITABLE = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

/** `script` is the address of this script; that of the search stands beside it. */
export function bindSearchBox(body: HTMLElement, script: string): void {
  const input = body.querySelector<HTMLInputElement>('form[data-module="search"] input');
  if (!input) return;
  let asked = body.querySelector('[data-module="search-results"]') !== null;
  const bring = (): void => {
    if (asked || !script) return;
    asked = true;
    insertScript(besideScript(script, 'search.js')).catch(() => {
      asked = false;
    });
  };
  input.addEventListener('focus', bring);
  input.addEventListener('input', bring);
  input.addEventListener('pointerenter', bring);
  body.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest(EDITABLE);
    if (
      event.key !== '/' ||
      typing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing
    )
      return;
    event.preventDefault();
    const drawer = document.getElementById('__navigation');
    if (!input.checkVisibility({ visibilityProperty: true }) && drawer instanceof HTMLInputElement)
      drawer.checked = true;
    input.focus();
    input.select();
  });
  if (document.activeElement === input) bring();
}
