/** The button that chooses between the system's theme, light and dark. */

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const NAMES: Record<Theme, string> = { auto: '自動', light: '明るい', dark: '暗い' };
const KEY = 'guidance:theme';

export function bindTheme(body: HTMLElement): void {
  const button = body.querySelector<HTMLButtonElement>('[data-module="theme"]');
  const name = button?.querySelector('[data-theme-name]');
  if (!button || !name) return;
  button.parentElement?.removeAttribute('hidden');

  const show = (theme: Theme): void => {
    if (theme === 'auto') delete body.dataset.theme;
    else body.dataset.theme = theme;
    name.textContent = NAMES[theme];
    button.setAttribute('aria-label', `明るさの切り替え いま: ${NAMES[theme]}`);
  };
  const current = (): Theme => THEMES.find((theme) => theme === body.dataset.theme) ?? 'auto';

  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'auto';
    show(next);
    try {
      if (next === 'auto') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, next);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
  });
  show(current());
}
