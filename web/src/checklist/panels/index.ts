/** The panels above the sheet: what the two sides make of their answers together, and where answers go. */
import { WORDS } from '../../core/model.ts';
import { button, element } from '../../dom.ts';
import type { Session } from '../session.ts';
import { bindChanges } from './changes-view.ts';
import { openCompare } from './compare-view.ts';
import { bindCopyMenus, openListMenu } from './copy-menu.ts';
import { openFiles } from './files-view.ts';
import { bindOutlook } from './outlook-view.ts';
import { panelsOf } from './panel.ts';
import { openRegister } from './register-view.ts';
import { bindRetired } from './retired-view.ts';
import { bindShare, openShare } from './share-view.ts';

export function bindPanels(session: Session, tools: HTMLElement): void {
  const panels = panelsOf(session);
  const compare = button('両社の答えを比べる', () => {
    openCompare(panels);
  });
  tools.append(
    element(
      'div',
      { class: 'panel-bar', role: 'group', 'aria-label': '比較・一覧・受け渡し' },
      compare,
      button(WORDS.register, () => {
        openRegister(panels);
      }),
      button('ファイル', () => {
        openFiles(panels);
      }),
      button('共有リンク', () => {
        openShare(panels);
      }),
      button('コピー', () => {
        openListMenu(panels);
      }),
    ),
  );
  bindOutlook(panels, tools);
  bindChanges(panels, document.querySelector<HTMLElement>('.sheet-notices') ?? tools, compare);
  bindRetired(panels);
  bindCopyMenus(panels);
  bindShare(panels);
}
