/** Printing a checklist: loaded by its page when nothing else is to be done, or when first asked for. */
import { bindPrinting } from '../paper/printing.ts';

globalThis.guidancePaper = bindPrinting;
