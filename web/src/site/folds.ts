import { addressedId } from '../fragment.ts';
/** Unfolds what a link leads into: not every browser does so by itself. */
export function bindFolds(body: HTMLElement): void {
  const unfold = (): void => {
    const target = document.getElementById(addressedId());
    const fold = target?.closest('details:not([open])');
    if (!target || !(fold instanceof HTMLDetailsElement) || !body.contains(fold)) return;
    fold.open = true;
    target.scrollIntoView();
  };
  window.addEventListener('hashchange', unfold);
  unfold();
}
