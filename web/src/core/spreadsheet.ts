/** Tables of open points for spreadsheets and issue trackers, safe against formula injection. */
import { SIDE_NAMES, VERDICT_NAMES } from './model.ts';
import type { ChecklistData } from './model.ts';
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
  const rows = table.map((row) => row.map((cell) => `"${neutralize(cell).replace(/"/g, '""')}"`).join(','));
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
  register: '未確定事項一覧',
  backlog: 'Backlog',
  jira: 'Jira',
  github: 'GitHub',
};

function partiesOf({ who }: OpenPoint): string {
  return who.map((side) => SIDE_NAMES[side]).join('、');
}

/** The facts of a point as `label: value` lines, without the empty ones. */
export function detailsOf(point: OpenPoint): readonly string[] {
  const facts: [string, string][] = [
    ['状態', VERDICT_NAMES[point.verdict]],
    ['理由', point.reason],
    ['担当', point.assignee],
    ['期限', point.due],
    ['合意内容', point.agreed],
    ['備考', point.note],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`);
}

function description(point: OpenPoint, list: ChecklistData): string {
  return [
    point.why,
    '',
    `重要度: ${point.weight}`,
    `確認する立場: ${partiesOf(point)}`,
    ...detailsOf(point),
    `出所: ${list.title} v${list.version}（${list.date}） ${point.number}`,
    point.url,
  ].join('\n');
}

/** The date if the sides agree on one: trackers take a single date. */
function singleDate({ due }: OpenPoint): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : '';
}

type Column = readonly [string, (point: OpenPoint, list: ChecklistData) => string];

const summary = ({ number, point }: OpenPoint): string => `[${number}] ${point}`;

const COLUMNS: Readonly<Record<Preset, readonly Column[]>> = {
  register: [
    ['番号', ({ number }) => number],
    ['項目ID', ({ item }) => item],
    ['未確定の事項', ({ point }) => point],
    ['重要度', ({ weight }) => weight],
    ['状態', ({ verdict }) => VERDICT_NAMES[verdict]],
    ['なぜ必要か', ({ why }) => why],
    ['確認する立場', partiesOf],
    ['担当', ({ assignee }) => assignee],
    ['期限', ({ due }) => due],
    ['合意内容', ({ agreed }) => agreed],
    ['理由', ({ reason }) => reason],
    ['備考', ({ note }) => note],
    ['リスト', (_point, list) => list.title],
    ['版', (_point, list) => list.version],
    ['版の日付', (_point, list) => list.date],
    ['リンク', ({ url }) => url],
  ],
  backlog: [
    ['件名', summary],
    ['詳細', description],
    ['種別', () => 'タスク'],
    ['優先度', ({ weight }) => (weight === '必須' ? '高' : '中')],
    ['担当者', ({ assignee }) => assignee],
    ['期限日', singleDate],
  ],
  jira: [
    ['Summary', summary],
    ['Description', description],
    ['Issue Type', () => 'Task'],
    ['Priority', ({ weight }) => (weight === '必須' ? 'High' : 'Medium')],
    ['Assignee', ({ assignee }) => assignee],
    ['Due Date', singleDate],
    ['Labels', (_point, list) => list.list],
  ],
  github: [
    ['title', summary],
    ['body', description],
    ['labels', (_point, list) => list.list],
    ['assignees', ({ assignee }) => assignee],
  ],
};

/** The open points as a table with a header row, in the columns that a tracker imports. */
export function pointsTable(points: readonly OpenPoint[], list: ChecklistData, preset: Preset): Table {
  const columns = COLUMNS[preset];
  return [
    columns.map(([title]) => title),
    ...points.map((point) => columns.map(([, cell]) => cell(point, list))),
  ];
}
