/** The parts of a checklist page that come when they are first needed. */
import type { Printing } from '../../paper/printing.ts';
import { besideScript, insertScript } from '../../scripts.ts';
import type { WorkbookTools } from '../../workbook/tools.ts';
import type { Session } from '../session.ts';

declare global {
  var guidancePaper: ((session: Session) => Printing) | undefined;
  var guidanceWorkbook: WorkbookTools | undefined;
  /** The blank workbooks by list, in base64. */
  var guidanceBlanks: Readonly<Record<string, string>> | undefined;
}

const script = document.currentScript;
const own = script instanceof HTMLScriptElement ? script.src : '';

/** A script that stands beside the page's own. */
export async function insertPart(name: string): Promise<void> {
  await insertScript(besideScript(own, name));
}
