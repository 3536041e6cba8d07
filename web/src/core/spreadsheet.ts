/** Tables of open points for spreadsheets and issue trackers, safe against formula injection. */
import { STATE_NAMES, WORDS } from './model.ts';
import type { ChecklistData } from './model.ts';
import { sideName } from './parties.ts';
import type { Answered } from './parties.ts';
import type { OpenPoint } from './register.ts';

/**
 * A cell that no spreadsheet takes for a formula (OWASP WSTG-INPV-21, with the full-width signs).
 *
 * The cases are tests/vectors/spreadsheet_safety.json, which every implementation shares.
 */
export function neutralize(cell: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
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
  return who.map((side) => sideName(list, side)).join('、');
}

const BETWEEN = '・';

/** What a side said, in one line; without its name where only one side is told of. */
function saidLines({ said }: OpenPoint, list: Answered): readonly string[] {
  if (said.size === 1) return [...said.values()].flat();
  return [...said].map(([side, lines]) => `${sideName(list, side)}: ${lines.join(BETWEEN)}`);
}

/** The facts of a point as `label: value` lines, without the empty ones. */
export function detailsOf(point: OpenPoint, list: Answered): readonly string[] {
  const facts: [string, string][] = [
    ['状態', STATE_NAMES[point.state]],
    ['担当', point.assignee],
    ['期限', point.due],
    ['合意内容', point.agreed.join(BETWEEN)],
  ];
  return [
    ...facts.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`),
    ...saidLines(point, list),
  ];
}

function description(point: OpenPoint, list: ChecklistData): string {
  return [
    point.why,
    '',
    `重要度: ${point.weight}`,
    `確認する立場: ${partiesOf(point, list)}`,
    ...detailsOf(point, list),
    `出所: ${list.title} v${list.version}（${list.date}） ${point.number}`,
    point.url,
  ].join('\n');
}

type Column = readonly [string, (point: OpenPoint, list: ChecklistData) => string];

/** A column a party, with what it said. */
function saidColumns({ parties }: Answered): readonly Column[] {
  return parties.map(({ id, name }) => [
    `${name}の答え`,
    ({ said }) => said.get(id)?.join(BETWEEN) ?? '',
  ]);
}

const summary = ({ number, point }: OpenPoint): string => `[${number}] ${point}`;

const COLUMNS: Readonly<Record<Preset, (list: Answered) => readonly Column[]>> = {
  register: (list) => [
    ['番号', ({ number }) => number],
    ['項目ID', ({ item }) => item],
    ['未確定の事項', ({ point }) => point],
    ['重要度', ({ weight }) => weight],
    ['状態', ({ state }) => STATE_NAMES[state]],
    ['なぜ必要か', ({ why }) => why],
    ['確認する立場', partiesOf],
    ['担当', ({ assignee }) => assignee],
    ['期限', ({ due }) => due],
    ['合意内容', ({ agreed }) => agreed.join(BETWEEN)],
    ...saidColumns(list),
    ['リスト', (_point, list) => list.title],
    ['版', (_point, list) => list.version],
    ['版の日付', (_point, list) => list.date],
    ['リンク', ({ url }) => url],
  ],
  backlog: () => [
    ['件名', summary],
    ['詳細', description],
    ['種別', () => 'タスク'],
    ['優先度', ({ required }) => (required ? '高' : '中')],
    ['担当者', ({ assignee }) => assignee],
    ['期限日', ({ due }) => due],
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
