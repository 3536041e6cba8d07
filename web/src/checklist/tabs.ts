/** Keeping up with other tabs, with the back/forward cache, and with a page that goes away. */
import type { PageSession } from './page-session.ts';

export function bindTabs(session: PageSession, flush: () => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    const place = key === null ? undefined : session.store.placeOf(key);
    if (key !== null && !place) return;
    const ours = !place || place.project === session.project().id;
    if (key !== null && (newValue !== null || !ours)) session.absorb(key);
    else session.resync();
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) session.resync();
  });
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('pagehide', flush);
}
