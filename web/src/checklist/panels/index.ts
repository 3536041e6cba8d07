/** The panels above the sheet: what the two sides make of their answers together. */
import type { Session } from '../session.ts';

export function bindPanels(session: Session, tools: HTMLElement): void {
  tools.dataset.list = session.list.list;
}
