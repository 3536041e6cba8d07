/** Runs at the top of the body, before the first paint, so that a chosen theme does not flash. */
import { THEME_KEY } from '../site/theme.ts';

document.documentElement.classList.replace('no-js', 'js');
try {
  const theme = localStorage.getItem(THEME_KEY);
  if (theme === 'light' || theme === 'dark') document.body.dataset.theme = theme;
} catch {
  // Storage is blocked: the reader's system decides.
}
