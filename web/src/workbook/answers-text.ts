/** The answers file of a workbook, as `guidance import` writes it of the same one. */
import { canonical, cut } from '../core/canonical.ts';
import { LIMITS } from '../core/model.ts';
import type { ChecklistData } from '../core/model.ts';
import { FORMAT, FORMAT_VERSION } from '../core/schema.ts';
import type { SaidBySide, SaidHeading } from './said.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A short name of a content, as `guidance import` gives it: the same answers loaded twice are the same. */
export function digestOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** What a workbook held; `at` is in milliseconds, `project` its id where it names one. */
export interface WorkbookAnswers {
  readonly site: string;
  readonly project: string;
  readonly version: string;
  readonly at: number;
  readonly heading: SaidHeading;
  readonly said: SaidBySide;
}

export function answersText(list: ChecklistData, held: WorkbookAnswers): string {
  const { site, project, version, at, heading, said } = held;
  const digest = digestOf(canonical([heading, Object.fromEntries(said)]));
  const stamp = { at, count: 1, actor: `xlsx${digest}`, seen: { [`xlsx${digest}`]: 1 } };
  const stamped = (cells: Readonly<Record<string, object>>): object =>
    Object.fromEntries(
      Object.entries(cells).map(([item, answer]) => [
        item,
        [{ ...answer, list: list.list, stamp }],
      ]),
    );
  const file = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    site: cut(site, LIMITS.name),
    contains: { memos: false },
    project: {
      id: project.length <= 100 && ID.test(project) ? project : `xlsx-${digest}`,
      created: at,
      heading: [{ ...heading, stamp }],
      lists: { [list.list]: version },
      answers: Object.fromEntries([...said].map(([side, cells]) => [side, stamped(cells)])),
      agreed: {},
      relevance: {},
      kept: {},
    },
  };
  return canonical(file);
}
