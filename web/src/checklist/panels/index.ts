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
import type { Panels } from './panel.ts';
import { openRegister } from './register-view.ts';
import { bindRetired } from './retired-view.ts';
import { bindShare, openShare } from './share-view.ts';
import { say } from '../../words.ts';

/** The panels' parts with their names, each of which works where another does not. */
export function panelParts(
  session: Session,
  tools: HTMLElement,
): readonly (readonly [
  name: 'panels' | 'outlook' | 'changes' | 'retired' | 'copy' | 'share',
  start: () => void,
])[] {
  const panels = panelsOf(session);
  const compare = button(say('compare.title'), () => {
    openCompare(panels);
  });
  return [
    [
      'panels',
      () => {
        tools.append(panelBar(panels, compare));
      },
    ],
    [
      'outlook',
      () => {
        bindOutlook(panels, tools);
      },
    ],
    [
      'changes',
      () => {
        const notices = document.querySelector<HTMLElement>('.sheet-notices');
        bindChanges(panels, notices ?? tools, compare);
      },
    ],
    [
      'retired',
      () => {
        bindRetired(panels);
      },
    ],
    [
      'copy',
      () => {
        bindCopyMenus(panels);
      },
    ],
    [
      'share',
      () => {
        bindShare(panels);
      },
    ],
  ];
}

function panelBar(panels: Panels, compare: HTMLElement): HTMLElement {
  return element(
    'div',
    { class: 'panel-bar', role: 'group', 'aria-label': say('panel.bar') },
    compare,
    button(WORDS.register, () => {
      openRegister(panels);
    }),
    button(say('files.open'), () => {
      openFiles(panels);
    }),
    button(say('share.title'), () => {
      openShare(panels);
    }),
    button(say('copy.open'), () => {
      openListMenu(panels);
    }),
  );
}
