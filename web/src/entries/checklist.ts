/** A checklist page: the form that the build wrote comes alive; without this script it reads and prints. */
import { createAnnouncer } from '../checklist/announcer.ts';
import { createSession } from '../checklist/create-session.ts';
import { bindFilter } from '../checklist/filter-view.ts';
import type { FilterView } from '../checklist/filter-view.ts';
import { bindHeading } from '../checklist/heading-view.ts';
import { keepingStorage } from '../checklist/keeping-storage.ts';
import { bindKeyboard } from '../checklist/keyboard.ts';
import { bindLinkTarget } from '../checklist/link-target.ts';
import { bindPaper } from '../checklist/paper/index.ts';
import { panelParts } from '../checklist/panels/index.ts';
import { createPending } from '../checklist/pending.ts';
import { bindProgress } from '../checklist/progress-view.ts';
import { bindProjects } from '../checklist/projects-view.ts';
import { bindSave } from '../checklist/save-view.ts';
import { saveProject } from '../checklist/save-file.ts';
import { settingsFor } from '../checklist/settings.ts';
import { bindSheet, rowsOf } from '../checklist/sheet.ts';
import { bindStickyBar } from '../checklist/sticky-bar.ts';
import { bindTabs } from '../checklist/tabs.ts';
import { undoMemory } from '../checklist/undo-memory.ts';
import { bindUndo } from '../checklist/undo-view.ts';
import type { PageData } from '../core/model.ts';
import { element } from '../dom.ts';
import { startEach } from '../start.ts';
import { say } from '../words.ts';

function start(text: string, head: HTMLElement, tools: HTMLElement): void {
  const [url = ''] = location.href.split(/[?#]/);
  const list = { ...(JSON.parse(text) as PageData), url };
  const root = head.closest('article') ?? document.body;
  const pending = createPending();
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  const announcer = createAnnouncer(status);
  const local = (): Storage => window.localStorage;
  const ofTab = (): Storage => window.sessionStorage;
  const session = createSession({
    list,
    storage: keepingStorage(local),
    tab: settingsFor(list.site, '', [ofTab, local]),
    shared: settingsFor(list.site, '', [local]),
    former: settingsFor(list.site, list.list, [ofTab, local]),
    undo: undoMemory(ofTab, list),
    announce: announcer.say,
    flush: pending.flush,
  });
  const save = (id = session.project().id): void => {
    pending.flush();
    const found = id === session.project().id ? undefined : session.store.read(id);
    saveProject(session, (found?.ok ? found.value : undefined) ?? session.project());
  };

  const notices = element('div', { class: 'sheet-notices' });
  const projects = element('section', {
    class: 'sheet-projects',
    'aria-label': say('region.projects'),
  });
  const summary = element('div', { class: 'sheet-summary' });
  const panels = element('div', { class: 'sheet-panels' });
  const bar = element('section', { class: 'sheet-bar', 'aria-label': say('region.bar') });
  head.before(notices, projects);
  tools.append(summary, panels);
  tools.after(bar, status);
  tools.hidden = false;

  const rows = rowsOf(root);
  let filter: FilterView | undefined;
  startEach(
    [
      [
        'projects',
        () => {
          bindProjects(session, projects, save);
        },
      ],
      [
        'undo',
        () => {
          bindUndo(session, notices);
        },
      ],
      [
        'heading',
        () => {
          bindHeading(session, head, pending);
        },
      ],
      [
        'sheet',
        () => {
          bindSheet(session, root, rows, pending);
        },
      ],
      [
        'progress',
        () => {
          bindProgress(session, root, summary, bar, announcer);
        },
      ],
      [
        'save',
        () => {
          bindSave(session, bar, notices, save);
        },
      ],
      [
        'keyboard',
        () => {
          bindKeyboard(rows, summary, settingsFor(list.site, list.list, [local]));
        },
      ],
      [
        'filter',
        () => {
          filter = bindFilter(session, rows, tools, announcer);
        },
      ],
      [
        'paper',
        () => {
          bindPaper(session, tools);
        },
      ],
      ...panelParts(session, panels),
      [
        'tabs',
        () => {
          bindTabs(session, pending.flush);
        },
      ],
      [
        'bar',
        () => {
          bindStickyBar(bar);
        },
      ],
      [
        'link',
        () => {
          if (filter) bindLinkTarget(rows, filter);
        },
      ],
    ],
    (name, error) => {
      reportError(error);
      const said = say('part.failed', { part: say(`part.${name}`) });
      notices.append(element('p', { role: 'alert', class: 'sheet-failed' }, said));
    },
  );
}

const text = document.getElementById('checklist-data')?.textContent;
const head = document.querySelector<HTMLElement>('.sheet-head');
const tools = document.querySelector<HTMLElement>('[data-module="checklist"]');
if (text && head && tools) start(text, head, tools);
