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
import { say } from '../../words.ts';

type Form = readonly [label: string, hint: string, make: () => Copied];

function linkForms(title: string, url: string): readonly Form[] {
  const texts = linkTexts(title, url);
  return [
    [say('copy.address'), '', () => ({ text: texts.url })],
    [say('copy.titled'), say('copy.titled-hint'), () => ({ text: texts.titled })],
    [say('copy.markdown'), '', () => ({ text: texts.markdown })],
  ];
}

function sectionForms({ session }: Panels, sections: readonly Section[]): readonly Form[] {
  const { list } = session;
  const of = standings(session.sheet(), usualSource(session.sheet()));
  const markdown = (): string => tasksMarkdown(sections, list, of);
  return [
    [say('copy.tasks'), say('copy.tasks-hint'), () => ({ text: markdown() })],
    [
      say('copy.boxes'),
      say('copy.boxes-hint'),
      () => ({ text: boxesMarkdown(sections, list, of) }),
    ],
    [
      'HTML',
      say('copy.html-hint'),
      () => ({ text: markdown(), html: sectionsHtml(sections, list, of) }),
    ],
    [say('copy.table'), say('copy.table-hint'), () => ({ text: tableTsv(sections, list, of) })],
  ];
}

function minutesForms({ session }: Panels): readonly Form[] {
  const { list } = session;
  const source = usualSource(session.sheet());
  const groups = minutes(list, session.sheet(), standings(session.sheet(), source), source);
  return [
    [
      say('copy.minutes'),
      say('copy.minutes-hint'),
      () => ({ text: minutesText(groups, list), html: minutesHtml(groups, list) }),
    ],
    [say('copy.minutes-markdown'), '', () => ({ text: minutesMarkdown(groups, list) })],
  ];
}

function openMenu(title: string, groups: readonly (readonly [string, readonly Form[]])[]): void {
  openPanel(
    say('copy.title', { title }),
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
        actions(button(say('dialog.close'), close)),
      ];
    },
    'copy',
  );
}

export function openListMenu(panels: Panels): void {
  const { list } = panels.session;
  openMenu(list.title, [
    [say('copy.meeting'), minutesForms(panels)],
    [say('copy.link-page'), linkForms(list.title, list.url)],
    [say('copy.all-items'), sectionForms(panels, list.sections)],
  ]);
}

function openSectionMenu(panels: Panels, list: ChecklistData, section: Section): void {
  const title = say('copy.section-title', { list: list.title, section: section.title });
  openMenu(section.title, [
    [say('copy.link-section'), linkForms(title, itemUrl(list, section.id))],
    [say('copy.section-items'), sectionForms(panels, [section])],
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
        say('copy.open'),
        () => {
          openSectionMenu(panels, list, section);
        },
        { class: 'copy-open', 'aria-label': say('copy.open-section', { section: section.title }) },
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
          say('copy.open'),
          () => {
            openMenu(title, [[say('copy.link-item'), linkForms(title, itemUrl(list, id))]]);
          },
          { class: 'copy-open', 'aria-label': say('copy.open-item', { item: title }) },
        ),
      );
  }
}
