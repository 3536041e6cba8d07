/** Copy menus of the list, its sections and its items. */
import { standings, usualSource } from '../../core/progress.ts';
import type { ChecklistData, Section } from '../../core/model.ts';
import { itemUrl } from '../../core/register.ts';
import { linkTexts, minutes, minutesMarkdown, minutesText } from '../../core/text.ts';
import { button, element } from '../../dom.ts';
import { copy } from './clipboard.ts';
import type { Copied } from './clipboard.ts';
import { boxesMarkdown, minutesHtml, sectionsHtml, tableTsv, tasksMarkdown } from './copy-texts.ts';
import { actions, openPanel, titleOf } from './panel.ts';
import type { Panels } from './panel.ts';

type Form = readonly [label: string, hint: string, make: () => Copied];

function linkForms(title: string, url: string): readonly Form[] {
  const texts = linkTexts(title, url);
  return [
    ['アドレス', '', () => ({ text: texts.url })],
    ['題名とアドレス', 'メール・チャット', () => ({ text: texts.titled })],
    ['Markdownのリンク', '', () => ({ text: texts.markdown })],
  ];
}

function sectionForms({ session }: Panels, sections: readonly Section[]): readonly Form[] {
  const { list } = session;
  const of = standings(session.sheet(), usualSource(session.sheet()));
  const markdown = (): string => tasksMarkdown(sections, list, of);
  return [
    [
      'Markdownのタスク',
      'GitHub・GROWI・esa・Kibela・Notion・Backlogの課題',
      () => ({ text: markdown() }),
    ],
    [
      '□つきのMarkdown',
      'BacklogのWikiなど、タスクが使えない所',
      () => ({ text: boxesMarkdown(sections, list, of) }),
    ],
    [
      'HTML',
      'Confluence・Word・メール',
      () => ({ text: markdown(), html: sectionsHtml(sections, list, of) }),
    ],
    ['表（TSV）', 'Excel・スプレッドシート', () => ({ text: tableTsv(sections, list, of) })],
  ];
}

function minutesForms({ session }: Panels): readonly Form[] {
  const { list } = session;
  const source = usualSource(session.sheet());
  const groups = minutes(list, session.sheet(), standings(session.sheet(), source), source);
  return [
    [
      '議事録用コピー',
      '相違・要対応・保留・対象外（理由）',
      () => ({ text: minutesText(groups, list), html: minutesHtml(groups, list) }),
    ],
    ['議事録用コピー（Markdown）', '', () => ({ text: minutesMarkdown(groups, list) })],
  ];
}

function openMenu(title: string, groups: readonly (readonly [string, readonly Form[]])[]): void {
  openPanel(
    `コピー: ${title}`,
    (close) => {
      const status = element('p', { class: 'copy-status', role: 'status' });
      const done = (message: string): void => {
        status.textContent = message;
      };
      const entry = ([label, hint, make]: Form): HTMLElement =>
        element(
          'li',
          {},
          button(label, () => {
            void copy(label, make(), done);
          }),
          ...(hint ? [element('span', { class: 'copy-hint' }, hint)] : []),
        );
      return [
        ...groups.flatMap(([name, forms]) => [
          element('h3', {}, name),
          element('ul', { class: 'copy-list' }, ...forms.map(entry)),
        ]),
        status,
        actions(button('閉じる', close)),
      ];
    },
    'copy',
  );
}

export function openListMenu(panels: Panels): void {
  const { list } = panels.session;
  openMenu(list.title, [
    ['会議の記録', minutesForms(panels)],
    ['このページへのリンク', linkForms(list.title, list.url)],
    ['すべての項目', sectionForms(panels, list.sections)],
  ]);
}

function openSectionMenu(panels: Panels, list: ChecklistData, section: Section): void {
  openMenu(section.title, [
    ['この節へのリンク', linkForms(`${list.title}: ${section.title}`, itemUrl(list, section.id))],
    ['この節の項目', sectionForms(panels, [section])],
  ]);
}

/** A button beside each section's progress and each item's number. */
export function bindCopyMenus(panels: Panels): void {
  const { session, items } = panels;
  const { list } = session;
  for (const section of list.sections) {
    const heading = document.querySelector(`section[id="${CSS.escape(section.id)}"] > :is(h2, h3)`);
    heading?.after(
      button(
        'コピー',
        () => {
          openSectionMenu(panels, list, section);
        },
        { class: 'copy-open', 'aria-label': `「${section.title}」の節をコピー` },
      ),
    );
  }
  for (const id of items.keys()) {
    const title = titleOf(panels, id);
    document
      .getElementById(id)
      ?.querySelector('.check-number')
      ?.append(
        button(
          'コピー',
          () => {
            openMenu(title, [['この項目へのリンク', linkForms(title, itemUrl(list, id))]]);
          },
          { class: 'copy-open', 'aria-label': `${title} のリンクをコピー` },
        ),
      );
  }
}
