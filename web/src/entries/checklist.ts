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
import { bindPanels } from '../checklist/panels/index.ts';
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

function start(text: string, head: HTMLElement, tools: HTMLElement): void {
  const [url = ''] = location.href.split(/[?#]/);
  const list = { ...(JSON.parse(text) as PageData), url };
  const root = head.closest('article') ?? document.body;
  const pending = createPending();
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  const announcer = createAnnouncer(status);
  const local = (): Storage => window.localStorage;
  const shared = settingsFor(list.site, list.list, [local]);
  const session = createSession({
    list,
    storage: keepingStorage(local),
    tab: settingsFor(list.site, list.list, [() => window.sessionStorage, local]),
    shared,
    undo: undoMemory(() => window.sessionStorage, list),
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
    'aria-label': '案件と記入する側',
  });
  const summary = element('div', { class: 'sheet-summary' });
  const panels = element('div', { class: 'sheet-panels' });
  const bar = element('section', { class: 'sheet-bar', 'aria-label': '進みと保存' });
  head.before(notices, projects);
  tools.append(summary, panels);
  tools.after(bar, status);
  tools.hidden = false;

  const rows = rowsOf(root);
  let filter: FilterView | undefined;
  startEach(
    [
      [
        '案件',
        () => {
          bindProjects(session, projects, save);
        },
      ],
      [
        '取り消し',
        () => {
          bindUndo(session, notices);
        },
      ],
      [
        '案件名と出席者',
        () => {
          bindHeading(session, head, pending);
        },
      ],
      [
        '記入',
        () => {
          bindSheet(session, root, rows, pending);
        },
      ],
      [
        '進み',
        () => {
          bindProgress(session, root, summary, bar, announcer);
        },
      ],
      [
        '保存',
        () => {
          bindSave(session, bar, notices, save);
        },
      ],
      [
        'キーボード操作',
        () => {
          bindKeyboard(rows, summary, shared);
        },
      ],
      [
        '絞り込み',
        () => {
          filter = bindFilter(session, rows, tools, announcer);
        },
      ],
      [
        '印刷',
        () => {
          bindPaper(session, tools);
        },
      ],
      [
        '比較と書き出し',
        () => {
          bindPanels(session, panels);
        },
      ],
      [
        'ほかのタブ',
        () => {
          bindTabs(session, pending.flush);
        },
      ],
      [
        '追従する帯',
        () => {
          bindStickyBar(bar);
        },
      ],
      [
        '項目へのリンク',
        () => {
          if (filter) bindLinkTarget(rows, filter);
        },
      ],
    ],
    (name, error) => {
      reportError(error);
      const said = `「${name}」が動いていません。ページを読み込み直してください。`;
      notices.append(element('p', { role: 'alert', class: 'sheet-failed' }, said));
    },
  );
}

const text = document.getElementById('checklist-data')?.textContent;
const head = document.querySelector<HTMLElement>('.sheet-head');
const tools = document.querySelector<HTMLElement>('[data-module="checklist"]');
if (text && head && tools) start(text, head, tools);
