/** What the page gets from the workbook's script. */
import type { ChecklistData, Project } from '../core/model.ts';
import type { Sheet } from '../core/views.ts';
import type { ReadWorkbook } from './read.ts';

export interface WorkbookTools {
  /** `blank` is the base64 text of the list's blank workbook; `now` is in milliseconds. */
  readonly fill: (
    blank: string,
    list: ChecklistData,
    project: Project,
    sheet: Sheet,
    now: number,
  ) => Uint8Array<ArrayBuffer>;
  readonly read: (content: Uint8Array, list: ChecklistData, now: number) => ReadWorkbook;
}
