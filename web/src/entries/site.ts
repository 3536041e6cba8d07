/** What every page does beyond its HTML: the choice of theme, and definitions of terms at hand. */
import { bindTermNotes } from "../site/term-notes";
import { bindTheme } from "../site/theme";

bindTheme(document.body);
bindTermNotes(document.body);
