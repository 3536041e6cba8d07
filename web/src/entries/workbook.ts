/** Excel workbooks: loaded by a checklist's page when one is first written or read. */
import { readWorkbook } from '../workbook/read.ts';
import { fillWorkbook } from '../workbook/write.ts';

globalThis.guidanceWorkbook = {
  fill: (blank, list, project, sheet, now) =>
    new Uint8Array(
      fillWorkbook(
        Uint8Array.from(atob(blank), (char) => char.charCodeAt(0)),
        list,
        project,
        sheet,
        now,
      ),
    ),
  read: readWorkbook,
};
