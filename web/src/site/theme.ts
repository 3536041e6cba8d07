/** The button that chooses between the system's theme, light and dark. */
import { say } from '../words.ts';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
export const THEME_KEY = 'guidance:theme';

export function bindTheme(body: HTMLElement): void {
  const button = body.querySelector<HTMLButtonElement>('[data-module="theme"]');
  const name = button?.querySelector('[data-theme-name]');
  if (!button || !name) return;
  button.parentElement?.removeAttribute('hidden');

  const show = (theme: Theme): void => {
    if (theme === 'auto') delete body.dataset.theme;
    else body.dataset.theme = theme;
    const said = say(`theme.${theme}`);
    name.textContent = said;
    button.setAttribute('aria-label', say('theme.label', { theme: said }));
  };
  const current = (): Theme => THEMES.find((theme) => theme === body.dataset.theme) ?? 'auto';

  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'auto';
    show(next);
    try {
      if (next === 'auto') localStorage.removeItem(THEME_KEY);
      else localStorage.setItem(THEME_KEY, next);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
  });
  show(current());
}
