/**
 * A project's answers as a workbook: the blank one that the build wrote, with its cells filled in.
 *
 * So validations, colours, formulas, names and print settings are the build's own. (ExcelJS 4.4, which
 * reads and writes the whole workbook, drops the document properties by which it is recognised and one
 * of its validations, and takes 250 KB gzipped where all of this takes 17.)
 */
import { strToU8, zipSync } from 'fflate';
import { cut } from '../core/canonical.ts';
import type { Sheet } from '../core/views.ts';
import { LIMITS, VERDICT_NAMES } from '../core/model.ts';
import type { Answer, ChecklistData, Item, Project, Side } from '../core/model.ts';
import { saidBy } from '../core/views.ts';
import { cachedValues } from './cached-values.ts';
import {
  attendeesLabel,
  columnsOf,
  HEAD,
  HEADER_ROW,
  letters,
  MARKS,
  SHEETS,
  writable,
} from './layout.ts';
import { all, parsePart, sheetParts, unpack, WorkbookError } from './open.ts';
import type { Column } from './layout.ts';
import type { Parts } from './open.ts';
import { SharedStrings, SheetXml, serialized } from './sheet-xml.ts';
import { say } from '../words.ts';

/** Any time: what a zip holds of it is not used, and equal answers give equal bytes. */
const FILE_TIME = new Date(1980, 0, 1);

/** What a sheet says of an item; where it must be checked again it is not handed on as confirmed. */
function answersOf(sheet: Sheet, item: Item): ReadonlyMap<Side, Answer | undefined> {
  const view = sheet.items.get(item.id);
  const said = (side: Side): Answer | undefined => {
    const { value, recheck } = saidBy(view, side);
    if (!value || !recheck) return value;
    const note = say('write.recheck', {
      verdict: VERDICT_NAMES[value.verdict],
      note: value.note,
    });
    return { ...value, verdict: 'unconfirmed', note: cut(note, LIMITS.note) };
  };
  return new Map(sheet.sides.map((side) => [side, said(side)]));
}

function fillHead(
  xml: SheetXml,
  rowOf: (label: string) => number,
  list: ChecklistData,
  project: Project,
): void {
  const [heading] = project.heading;
  const titles = columnsOf(list).map(({ title }) => title);
  const columnAt = (title: string): string => letters(titles.indexOf(title));
  const value = columnAt(HEAD.valueAbove);
  xml.text(`${value}${rowOf(HEAD.project)}`, heading.name);
  xml.date(`${columnAt(HEAD.secondValueAbove)}${rowOf(HEAD.project)}`, heading.meetingDate);
  for (const { id, name } of list.parties)
    xml.text(`${value}${rowOf(attendeesLabel(name))}`, heading.attendees[id] ?? '');
  xml.text(`${value}${rowOf(MARKS[3])}`, project.id);
}

function fillItem(
  xml: SheetXml,
  columns: readonly Column[],
  row: number,
  item: Item,
  said: ReturnType<typeof answersOf>,
): void {
  const texts: [number, string][] = [];
  columns.forEach(({ side, field }, at) => {
    const answer = side && said.get(side);
    if (!answer || !field) return;
    const place = `${letters(at)}${row}`;
    if (field === 'due' || field === 'confirmedOn') {
      if (answer[field]) xml.date(place, answer[field]);
      return;
    }
    const shows =
      field !== 'verdict' || item.who.includes(side) || answer.verdict !== 'unconfirmed';
    const text = field === 'verdict' ? VERDICT_NAMES[answer.verdict] : answer[field];
    if (!shows || text === '') return;
    xml.text(place, text);
    texts.push([at, text]);
  });
  xml.heighten(row, texts);
}

/** The document's properties: when it was saved, and which project it is about. */
function fillProperties(
  parts: Parts,
  changed: Record<string, Uint8Array>,
  project: Project,
  now: number,
): void {
  const core = parsePart(parts, 'docProps/core.xml');
  const [modified] = all(core, 'modified');
  if (core && modified) {
    modified.textContent = `${new Date(now).toISOString().slice(0, 19)}Z`;
    changed['docProps/core.xml'] = strToU8(serialized(core));
  }
  const custom = parsePart(parts, 'docProps/custom.xml');
  const last = all(custom, 'property').at(-1);
  if (custom && last) {
    const property = last.cloneNode(true) as Element;
    property.setAttribute('pid', String(Number(last.getAttribute('pid')) + 1));
    property.setAttribute('name', MARKS[3]);
    property.children[0]?.replaceChildren(writable(project.id).slice(0, 255));
    last.after(property);
    changed['docProps/custom.xml'] = strToU8(serialized(custom));
  }
}

/** The workbook `blank` of the current version of `list`, filled in. */
export function fillWorkbook(
  blank: Uint8Array,
  list: ChecklistData,
  project: Project,
  sheet: Sheet,
  now: number,
): Uint8Array {
  const parts = unpack(blank);
  const sheets = new Map(sheetParts(parts).map(({ name, part }) => [name, part]));
  const shared = parsePart(parts, 'xl/sharedStrings.xml');
  if (!shared) throw new WorkbookError(say('write.no-form'));
  const strings = new SharedStrings(shared);
  const texts = all(shared, 'si').map(({ textContent }) => textContent);
  const changed: Record<string, Uint8Array> = {};

  function edit(name: string, work: (xml: SheetXml) => void): void {
    const part = sheets.get(name) ?? '';
    const document = parsePart(parts, part);
    if (!document) throw new WorkbookError(say('write.no-sheet', { sheet: name }));
    const xml = new SheetXml(document, strings);
    work(xml);
    changed[part] = strToU8(serialized(document));
  }

  const items = list.sections.flatMap((section) => section.items);
  const said = new Map(items.map((item) => [item.id, answersOf(sheet, item)]));
  edit(SHEETS.checklist, (xml) => {
    const labels = new Map(
      all(xml.document, 'c')
        .filter((cell) => /^A\d+$/.test(cell.getAttribute('r') ?? ''))
        .map((cell) => [
          texts[Number(cell.textContent)] ?? '',
          Number((cell.getAttribute('r') ?? '').slice(1)),
        ]),
    );
    fillHead(xml, (label) => labels.get(label) ?? 0, list, project);
    const columns = columnsOf(list);
    items.forEach((item, at) => {
      fillItem(xml, columns, HEADER_ROW + 1 + at, item, said.get(item.id) ?? new Map());
    });
  });
  const cached = cachedValues(list, said);
  for (const name of [SHEETS.summary, SHEETS.open, SHEETS.counting]) {
    edit(name, (xml) => {
      for (const place of xml.formulas()) xml.cached(place, cached(name, place));
    });
  }
  fillProperties(parts, changed, project, now);
  changed['xl/sharedStrings.xml'] = strToU8(serialized(shared));
  return zipSync({ ...parts, ...changed }, { level: 6, mtime: FILE_TIME });
}
