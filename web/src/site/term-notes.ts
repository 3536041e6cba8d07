/**
 * A term's short definition on hover, focus and tap (WCAG 2.2, 1.4.13: it can be dismissed with
 * Escape, pointed at, and stays until it is left). Without this the link simply leads to the
 * glossary.
 */
import { element } from '../dom.ts';
import { say } from '../words.ts';

const DELAY = 120;
const MARGIN = 8;

function termAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null;
}

function stay(event: Event): void {
  event.preventDefault();
}

export function bindTermNotes(body: HTMLElement): void {
  if (!body.querySelector('a.term')) return;
  const text = element('p');
  const more = element('a', {}, say('term.more'));
  const popover = element('div', { class: 'term-popover', hidden: true }, text, more);
  body.append(popover);

  let shown: HTMLAnchorElement | null = null;
  let timer = 0;

  const show = (link: HTMLAnchorElement): void => {
    const note = document.getElementById(link.getAttribute('aria-describedby') ?? '');
    if (!note) return;
    clearTimeout(timer);
    shown = link;
    text.textContent = note.textContent;
    more.href = link.href;
    popover.hidden = false;
    place(popover, link);
  };
  const hide = (): void => {
    clearTimeout(timer);
    popover.hidden = true;
    shown = null;
  };
  const soon = (action: () => void): void => {
    clearTimeout(timer);
    timer = window.setTimeout(action, DELAY);
  };
  const inside = (target: EventTarget | null): boolean =>
    target instanceof Node && popover.contains(target);

  body.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const link = termAt(event.target);
    if (link)
      soon(() => {
        show(link);
      });
    else if (shown && inside(event.target)) clearTimeout(timer);
    else if (shown && document.activeElement !== shown) soon(hide);
    else clearTimeout(timer);
  });
  body.addEventListener('focusin', (event) => {
    const link = termAt(event.target);
    if (link) show(link);
    else if (!inside(event.target)) hide();
  });
  body.addEventListener('pointerup', (event) => {
    if (event.pointerType !== 'touch') return;
    const link = termAt(event.target);
    if (link && link !== shown) {
      // The first tap shows the definition; the link in it, or a second tap, leads on.
      link.addEventListener('click', stay, { once: true });
      show(link);
    } else if (!link && !inside(event.target)) hide();
  });
  body.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown) hide();
  });
}

/** Below the link, or above it where there is no room, inside the window. */
function place(popover: HTMLElement, link: HTMLElement): void {
  const at = link.getBoundingClientRect();
  const size = popover.getBoundingClientRect();
  const left = Math.max(
    MARGIN,
    Math.min(at.left, document.documentElement.clientWidth - size.width - MARGIN),
  );
  const below = at.bottom + MARGIN / 2;
  const fits = below + size.height <= window.innerHeight;
  const top = fits ? below : Math.max(MARGIN, at.top - size.height - MARGIN / 2);
  popover.style.left = `${left + window.scrollX}px`;
  popover.style.top = `${top + window.scrollY}px`;
}
