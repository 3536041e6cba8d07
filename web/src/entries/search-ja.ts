/** How the search reads Japanese: loaded beside it by the pages of a site in Japanese alone. */
import { japanese } from '../search/japanese/index.ts';
import { addLanguage } from '../search/language.ts';

addLanguage('ja', japanese);
