/** Tables of open points for spreadsheets and issue trackers, safe against formula injection. */
import { STATE_NAMES, WORDS } from './model.ts';
import type { ChecklistData } from './model.ts';
import { sideName } from './parties.ts';
import type { Answered } from './parties.ts';
import type { OpenPoint } from './register.ts';
import { say } from '../words.ts';

/**
 * A cell that no spreadsheet takes for a formula (OWASP WSTG-INPV-21, with the full-width signs).
 *
 * The cases are tests/vectors/spreadsheet_safety.json, which every implementation shares.
 */
export function neutralize(cell: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell;
}

export type Table = readonly (readonly string[])[];

/** CSV that Japanese Excel opens: UTF-8 with BOM, CRLF, every field quoted. */
export function toCsv(table: Table): string {
  const rows = table.map((row) =>
    row.map((cell) => `"${neutralize(cell).replace(/"/g, '""')}"`).join(','),
  );
  return `\uFEFF${rows.map((row) => `${row}\r\n`).join('')}`;
}

/** TSV to be pasted into a spreadsheet: one line a row. */
export function toTsv(table: Table): string {
  return table
    .map((row) => row.map((cell) => neutralize(cell).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

export type Preset = 'register' | 'backlog' | 'jira' | 'github';
export const PRESETS: readonly Preset[] = ['register', 'backlog', 'jira', 'github'];
export const PRESET_NAMES: Readonly<Record<Preset, string>> = {
  register: WORDS.register,
  backlog: 'Backlog',
  jira: 'Jira',
  github: 'GitHub',
};

function partiesOf({ who }: OpenPoint, list: Answered): string {
  return who.map((side) => sideName(list, side)).join(say('list.separator'));
}

const BETWEEN = say('dots.separator');

/** What a side said, in one line; without its name where only one side is told of. */
function saidLines({ said }: OpenPoint, list: Answered): readonly string[] {
  if (said.size === 1) return [...said.values()].flat();
  return [...said].map(([side, lines]) => `${sideName(list, side)}: ${lines.join(BETWEEN)}`);
}

/** The facts of a point as `label: value` lines, without the empty ones. */
export function detailsOf(point: OpenPoint, list: Answered): readonly string[] {
  const facts: [string, string][] = [
    [say('column.state'), STATE_NAMES[point.state]],
    [say('field.assignee'), point.assignee],
    [say('field.due'), point.due],
    [say('column.agreed'), point.agreed.join(BETWEEN)],
  ];
  return [
    ...facts
      .filter(([, value]) => value !== '')
      .map(([label, value]) => say('field.labelled', { label, value })),
    ...saidLines(point, list),
  ];
}

function description(point: OpenPoint, list: ChecklistData): string {
  return [
    point.why,
    '',
    say('field.labelled', { label: say('column.weight'), value: point.weight }),
    say('field.labelled', { label: say('column.who'), value: partiesOf(point, list) }),
    ...detailsOf(point, list),
    say('tracker.from', {
      edition: say('edition.line', {
        title: list.title,
        version: list.version,
        date: list.date,
      }),
      number: point.number,
    }),
    point.url,
  ].join('\n');
}

type Column = readonly [string, (point: OpenPoint, list: ChecklistData) => string];

/** A column a party, with what it said. */
function saidColumns({ parties }: Answered): readonly Column[] {
  return parties.map(({ id, name }) => [
    say('column.answer-of', { party: name }),
    ({ said }) => said.get(id)?.join(BETWEEN) ?? '',
  ]);
}

const summary = ({ number, point }: OpenPoint): string => `[${number}] ${point}`;

const COLUMNS: Readonly<Record<Preset, (list: Answered) => readonly Column[]>> = {
  register: (list) => [
    [say('column.number'), ({ number }) => number],
    [say('column.id'), ({ item }) => item],
    [say('column.point'), ({ point }) => point],
    [say('column.weight'), ({ weight }) => weight],
    [say('column.state'), ({ state }) => STATE_NAMES[state]],
    [say('column.why'), ({ why }) => why],
    [say('column.who'), partiesOf],
    [say('field.assignee'), ({ assignee }) => assignee],
    [say('field.due'), ({ due }) => due],
    [say('column.agreed'), ({ agreed }) => agreed.join(BETWEEN)],
    ...saidColumns(list),
    [say('column.list'), (_point, list) => list.title],
    [say('column.version'), (_point, list) => list.version],
    [say('column.version-date'), (_point, list) => list.date],
    [say('column.link'), ({ url }) => url],
  ],
  backlog: () => [
    [say('tracker.summary'), summary],
    [say('tracker.details'), description],
    [say('tracker.type'), () => say('tracker.task')],
    [say('tracker.priority'), ({ required }) => say(required ? 'tracker.high' : 'tracker.normal')],
    [say('tracker.assignee'), ({ assignee }) => assignee],
    [say('tracker.due'), ({ due }) => due],
  ],
  jira: () => [
    ['Summary', summary],
    ['Description', description],
    ['Issue Type', () => 'Task'],
    ['Priority', ({ required }) => (required ? 'High' : 'Medium')],
    ['Assignee', ({ assignee }) => assignee],
    ['Due Date', ({ due }) => due],
    ['Labels', (_point, list) => list.list],
  ],
  github: () => [
    ['title', summary],
    ['body', description],
    ['labels', (_point, list) => list.list],
    ['assignees', ({ assignee }) => assignee],
  ],
};

/** The open points as a table with a header row, in the columns that a tracker imports. */
export function pointsTable(
  points: readonly OpenPoint[],
  list: ChecklistData,
  preset: Preset,
): Table {
  const columns = COLUMNS[preset](list);
  return [
    columns.map(([title]) => title),
    ...points.map((point) => columns.map(([, cell]) => cell(point, list))),
  ];
}
