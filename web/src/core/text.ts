/** Text to copy and to save: links, Markdown, minutes; plain values where the page makes HTML of them. */
import type { Sheet } from './views.ts';
import { STATE_NAMES, WORDS } from './model.ts';
import type { ChecklistData, Section, State } from './model.ts';
import type { Source, StandingOf } from './progress.ts';
import { itemUrl, pointOf } from './register.ts';
import type { OpenPoint } from './register.ts';
import { detailsOf, toTsv } from './spreadsheet.ts';
import { say } from '../words.ts';

/** Text that Markdown shows as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}

function markdownLink(title: string, url: string): string {
  const target = url.replace(/[()\s<>]/g, (char) =>
    [...new TextEncoder().encode(char)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
  return `[${escapeMarkdown(title)}](${target})`;
}

export interface LinkTexts {
  readonly url: string;
  readonly titled: string;
  readonly markdown: string;
}

/** A link to a page or an item in the forms that wikis and chats take. */
export function linkTexts(title: string, url: string): LinkTexts {
  return { url, titled: `${title}\n${url}`, markdown: markdownLink(title, url) };
}

/** Where a copied text comes from. */
export function editionLine(list: ChecklistData): string {
  return say('edition.line', { title: list.title, version: list.version, date: list.date });
}

/** A section as a Markdown task list; ticked where resolved. */
export function sectionMarkdown(
  section: Section,
  list: ChecklistData,
  standingOf?: StandingOf,
): string {
  const tasks = section.items.map((item) => {
    const tick = standingOf?.(item).resolved ? 'x' : ' ';
    return `- [${tick}] ${escapeMarkdown(item.number)} ${markdownLink(item.text, itemUrl(list, item.id))}`;
  });
  return [
    `## ${escapeMarkdown(section.title)}`,
    '',
    ...tasks,
    '',
    markdownLink(editionLine(list), list.url),
    '',
  ].join('\n');
}

/** A section as TSV: number, item, weight, verdict, link. */
export function sectionTsv(section: Section, list: ChecklistData, standingOf?: StandingOf): string {
  return toTsv([
    [
      say('column.number'),
      say('column.item'),
      say('column.weight'),
      say('column.state'),
      say('column.link'),
    ],
    ...section.items.map((item) => [
      item.number,
      item.text,
      item.weight,
      STATE_NAMES[standingOf?.(item).state ?? 'unconfirmed'],
      itemUrl(list, item.id),
    ]),
  ]);
}

/** The open points as a Markdown task list for issues and minutes. */
export function pointsMarkdown(points: readonly OpenPoint[], list: ChecklistData): string {
  const tasks = points.flatMap((point) => [
    `- [ ] ${escapeMarkdown(point.number)} ${markdownLink(point.point, point.url)}${say('point.weighted', { weight: point.weight })}`,
    ...detailsOf(point, list).map((detail) => `  - ${escapeMarkdown(detail)}`),
  ]);
  const link = markdownLink(editionLine(list), list.url);
  return [`## ${WORDS.register}`, '', ...tasks, '', link, ''].join('\n');
}

export interface MinutesGroup {
  readonly state: State;
  readonly title: string;
  readonly entries: readonly {
    readonly number: string;
    readonly text: string;
    readonly url: string;
    readonly details: readonly string[];
  }[];
}

const IN_MINUTES: readonly State[] = ['differing', 'action', 'hold', 'not-applicable'];

/** 議事録用: 相違・要対応・保留・対象外 with reason, owner, date and link; groups without entries are left out. */
export function minutes(
  list: ChecklistData,
  sheet: Sheet,
  standingOf: StandingOf,
  of: Source,
): readonly MinutesGroup[] {
  const views = [...sheet.items.values()];
  return IN_MINUTES.map((state) => ({
    state,
    title: STATE_NAMES[state],
    entries: views
      .filter(({ item }) => standingOf(item).state === state)
      .map((view) => {
        const point = pointOf(list, view, of, state);
        const [, ...details] = detailsOf(point, list);
        const { resolved, recheck } = standingOf(view.item);
        const missing =
          state === 'not-applicable' && !resolved && !recheck ? [say('minutes.no-reason')] : [];
        return {
          number: point.number,
          text: point.point,
          url: point.url,
          details: [...missing, ...details],
        };
      }),
  })).filter(({ entries }) => entries.length > 0);
}

/** The minutes as Markdown. */
export function minutesMarkdown(groups: readonly MinutesGroup[], list: ChecklistData): string {
  const lines = groups.flatMap(({ title, entries }) => [
    `## ${say('items.titled-count', { title, count: entries.length })}`,
    '',
    ...entries.flatMap(({ number, text, url, details }) => [
      `- ${escapeMarkdown(number)} ${markdownLink(text, url)}`,
      ...details.map((detail) => `  - ${escapeMarkdown(detail)}`),
    ]),
    '',
  ]);
  return [...lines, markdownLink(editionLine(list), list.url), ''].join('\n');
}

/** The minutes as plain text for mail and chat. */
export function minutesText(groups: readonly MinutesGroup[], list: ChecklistData): string {
  const lines = groups.flatMap(({ title, entries }) => [
    say('minutes.heading', { title, count: entries.length }),
    ...entries.flatMap(({ number, text, url, details }) => [
      say('minutes.item', { number, text }),
      ...details.map(
        (detail) => `${say('minutes.indent')}${detail.replace(/\s*[\r\n]+\s*/g, ' ')}`,
      ),
      `${say('minutes.indent')}${url}`,
    ]),
    '',
  ]);
  return [...lines, editionLine(list), list.url, ''].join('\n');
}

const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

function namePart(text: string, limit: number, fallback: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, '_');
  const part = Array.from(clean.trim())
    .slice(0, limit)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (part === '') return fallback;
  return RESERVED.test((part.split('.')[0] ?? '').trim()) ? `_${part}` : part;
}

/** 案件名_リスト名_v版_YYYYMMDD.ext, a valid name on Windows; `date` is YYYY-MM-DD. */
export function fileName(
  project: string,
  list: ChecklistData,
  date: string,
  extension: string,
): string {
  const about = [namePart(list.title, 40, list.list), `v${list.version}`];
  return `${[projectPart(project), ...about, dayPart(date)].join('_')}.${extension}`;
}

/** 案件名_YYYYMMDD.json: the file of a project holds what was said of every list. */
export function projectFileName(project: string, date: string): string {
  return `${projectPart(project)}_${dayPart(date)}.json`;
}

function projectPart(name: string): string {
  return namePart(name, 60, say('file.name'));
}

function dayPart(date: string): string {
  return date.replace(/-/g, '');
}
