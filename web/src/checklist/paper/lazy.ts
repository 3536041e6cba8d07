/** Parts that come as scripts of their own when they are first needed: no fetch, so it works over file://. */
import type { Printing } from '../../paper/printing.ts';
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

export function insertScript(src: string): Promise<void> {
  return new Promise((done, fail) => {
    const made = document.createElement('script');
    made.src = src;
    made.onload = () => { done(); };
    made.onerror = () => { fail(new Error(`${src} did not load`)); };
    document.head.append(made);
  });
}

/** A script that stands beside the page's own. */
export async function insertPart(name: string): Promise<void> {
  await insertScript(own.replace(/checklist\.js/, name));
}
