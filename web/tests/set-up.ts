/** The words of a Japanese page, as its build would write them. */
import { catalogue } from './catalogue.ts';

globalThis.guidanceWords = { language: 'ja', words: catalogue('ja') };
