/** What every page does beyond its HTML: theme, search box, and definitions of terms at hand. */
import { bindListFilter } from '../site/list-filter.ts';
import { bindSearchBox } from '../site/search-box.ts';
import { bindTermNotes } from '../site/term-notes';
import { bindTheme } from '../site/theme';

const script = document.currentScript;

bindTheme(document.body);
bindListFilter(document.body);
bindTermNotes(document.body);
bindSearchBox(document.body, script instanceof HTMLScriptElement ? script.src : '');
