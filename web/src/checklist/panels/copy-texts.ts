/** What the copy menus put on the clipboard, as text and as HTML made of nodes. */
import type { ChecklistData, Section } from '../../core/model.ts';
import { STATE_NAMES } from '../../core/model.ts';
import type { StandingOf } from '../../core/progress.ts';
import { itemUrl } from '../../core/register.ts';
import type { MinutesGroup } from '../../core/text.ts';
import { editionLine, sectionMarkdown, sectionTsv } from '../../core/text.ts';
import { element } from '../../dom.ts';
import { say } from '../../words.ts';

/** Sections joined, the source named once at the end. */
export function tasksMarkdown(
  sections: readonly Section[],
  list: ChecklistData,
  standingOf: StandingOf,
): string {
  return sections
    .map((section, i) => {
      const text = sectionMarkdown(section, list, standingOf);
      return i < sections.length - 1 ? text.split('\n').slice(0, -3).join('\n') : text;
    })
    .join('\n\n');
}

/** For wikis that show no task boxes: Backlog's wiki and others. */
export function boxesMarkdown(
  sections: readonly Section[],
  list: ChecklistData,
  standingOf: StandingOf,
): string {
  return tasksMarkdown(sections, list, standingOf).replace(
    /^- \[( |x)\]/gm,
    (_all, tick) => `- ${tick === 'x' ? '☑' : '□'}`,
  );
}

/** One table with one header row. */
export function tableTsv(
  sections: readonly Section[],
  list: ChecklistData,
  standingOf: StandingOf,
): string {
  return sections
    .map((section, i) => {
      const text = sectionTsv(section, list, standingOf);
      return i === 0 ? text : text.slice(text.indexOf('\n') + 1);
    })
    .join('\n');
}

function source(list: ChecklistData): HTMLElement {
  return element('p', {}, element('a', { href: list.url }, editionLine(list)));
}

/** Headings and lists: Confluence and word processors keep them, whatever they make of boxes. */
export function sectionsHtml(
  sections: readonly Section[],
  list: ChecklistData,
  standingOf: StandingOf,
): HTMLElement {
  return element(
    'div',
    {},
    ...sections.flatMap(({ title, items }) => [
      element('h2', {}, title),
      element(
        'ul',
        {},
        ...items.map((item) => {
          const { resolved, state } = standingOf(item);
          return element(
            'li',
            {},
            `${resolved ? '☑' : '☐'} ${item.number} `,
            element('a', { href: itemUrl(list, item.id) }, item.text),
            say('item.weight-state', { weight: item.weight, state: STATE_NAMES[state] }),
          );
        }),
      ),
    ]),
    source(list),
  );
}

/** The minutes with links, for mail and word processors. */
export function minutesHtml(groups: readonly MinutesGroup[], list: ChecklistData): HTMLElement {
  return element(
    'div',
    {},
    ...groups.flatMap(({ title, entries }) => [
      element('h2', {}, say('items.titled-count', { title, count: entries.length })),
      element(
        'ul',
        {},
        ...entries.map(({ number, text, url, details }) =>
          element(
            'li',
            {},
            `${number} `,
            element('a', { href: url }, text),
            element('ul', {}, ...details.map((detail) => element('li', {}, detail))),
          ),
        ),
      ),
    ]),
    source(list),
  );
}
