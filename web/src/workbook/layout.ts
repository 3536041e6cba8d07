/** How a checklist's workbook is laid out, as tests/vectors/workbook_layout.json tells every implementation. */
import { FORMER_VERDICTS, LIMITS, VERDICT_NAMES } from '../core/model.ts';
import type { Answer, Side, Verdict, Given } from '../core/model.ts';
import type { Answered } from '../core/parties.ts';
import { say } from '../words.ts';

export const SHEETS = {
  checklist: say('sheet.checklist'),
  summary: say('sheet.summary'),
  open: say('sheet.open'),
  lists: say('sheet.lists'),
  counting: say('sheet.counting'),
} as const;

export type Field = Exclude<keyof Answer, keyof Given>;

export interface Column {
  readonly title: string;
  readonly side: Side | null;
  readonly field: Field | null;
}

const ITEM = [
  say('column.number'),
  say('column.id'),
  say('column.section'),
  say('column.item'),
  say('column.why'),
  say('column.who'),
  say('column.weight'),
  say('column.phase'),
  say('column.evidence'),
] as const;
const FIELD_NAMES: readonly (readonly [Field, string])[] = [
  ['verdict', say('field.verdict')],
  ['reason', say('field.reason-not-applicable')],
  ['note', say('field.note')],
  ['assignee', say('field.assignee')],
  ['due', say('field.due')],
  ['confirmedBy', say('field.confirmed-by')],
  ['confirmedOn', say('field.confirmed-on')],
];

/** The columns of the table: what an item is, and what each party fills in. */
export function columnsOf({ parties }: Answered): readonly Column[] {
  return [
    ...ITEM.map((title) => ({ title, side: null, field: null })),
    ...parties.flatMap(({ id, short }) =>
      FIELD_NAMES.map(([field, name]) => ({
        title: say('column.of-party', { party: short, field: name }),
        side: id,
        field,
      })),
    ),
  ];
}

/** The longest text that a column takes, in UTF-16 units. */
export const TEXT_LIMITS: Readonly<Partial<Record<Field, number>>> = {
  reason: LIMITS.reason,
  note: LIMITS.note,
  assignee: LIMITS.person,
  confirmedBy: LIMITS.person,
};

export const NUMBER = say('column.number');
export const ITEM_ID = say('column.id');
export const TEXT = say('column.item');

/** The columns without which a sheet is not taken for the table. */
export function neededOf(list: Answered): readonly string[] {
  const verdicts = columnsOf(list).filter(({ field }) => field === 'verdict');
  return [ITEM_ID, ...verdicts.map(({ title }) => title)];
}

/** The rows above the table: labels in its first column, values under these columns. */
export const HEAD = {
  valueAbove: say('column.item'),
  secondLabelAbove: say('column.phase'),
  secondValueAbove: say('column.evidence'),
  project: say('field.project'),
  date: say('field.date'),
} as const;

/** The label of a party's attendees. */
export function attendeesLabel(name: string): string {
  return say('field.attendees', { party: name });
}

export const MARKS = [
  'guidance-list',
  'guidance-version',
  'guidance-site',
  'guidance-project',
] as const;
/** The row of the column titles, counted from 1 as spreadsheets do. */
export const HEADER_ROW = 11;

const VERDICTS_BY_NAME: ReadonlyMap<string, Verdict> = new Map([
  ...(Object.entries(VERDICT_NAMES) as [Verdict, string][]).map(
    ([verdict, name]) => [name, verdict] as const,
  ),
  ...Object.entries(FORMER_VERDICTS),
]);

export function verdictNamed(name: string): Verdict | undefined {
  return VERDICTS_BY_NAME.get(name);
}

/** A title or label by which it is found, whatever its width and spaces. */
export function titleKey(title: unknown): string {
  return typeof title === 'string' ? title.normalize('NFKC').replace(/\s+/g, '') : '';
}

/** The letters of a column counted from 0. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** Text as a workbook can hold it: line feeds for line ends, nothing that XML 1.0 forbids. */
export function writable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
