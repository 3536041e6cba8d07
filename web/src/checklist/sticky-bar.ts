/** How much of the window the bar that stays in view takes, so that it never covers what has the focus. */

const GAP = 12;

export function bindStickyBar(bar: HTMLElement): void {
  const header = document.querySelector<HTMLElement>('.mobile-header');
  const root = document.documentElement;

  function measure(): void {
    const above = header?.offsetHeight ?? 0;
    root.style.setProperty('--sheet-bar-top', `${above}px`);
    const stays = getComputedStyle(bar).position === 'sticky';
    root.style.setProperty(
      '--sheet-bar-bottom',
      `${above + GAP + (stays ? bar.offsetHeight : 0)}px`,
    );
  }
  // Called with the first frame as well; measuring now would lay the whole page out once more.
  const observer = new ResizeObserver(measure);
  observer.observe(bar);
  if (header) observer.observe(header);
}
