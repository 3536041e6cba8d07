/** Filtering items, and carrying a filter (never an answer) in the URL's query. */
import type { Item, Side, Verdict } from './model.ts';
import { VERDICTS } from './model.ts';
import type { Standing } from './progress.ts';

/** Empty values do not restrict. */
export interface Filter {
  readonly unresolved: boolean;
  readonly required: boolean;
  readonly who: Side | '';
  readonly phase: string;
  readonly verdict: Verdict | '';
  readonly text: string;
}

export const NO_FILTER: Filter = {
  unresolved: false,
  required: false,
  who: '',
  phase: '',
  verdict: '',
  text: '',
};

const MAX_TEXT = 200;

/** Text as searched: NFKC, lower case, katakana as hiragana. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) =>
      String.fromCharCode(kana.charCodeAt(0) - 0x60),
    );
}

const folded = new WeakMap<Item, string>();

function searchable(item: Item): string {
  let text = folded.get(item);
  if (text === undefined) {
    text = fold([item.number, item.id, item.text, item.why, item.evidence].join('\n'));
    folded.set(item, text);
  }
  return text;
}

/** A test for items: all words of the text must occur, in any order. */
export function matcher(filter: Filter): (item: Item, standing: Standing) => boolean {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return (item, standing) =>
    !(filter.unresolved && standing.resolved) &&
    !(filter.required && !item.required) &&
    (filter.who === '' || item.who.includes(filter.who)) &&
    (filter.phase === '' || item.phase === filter.phase) &&
    (filter.verdict === '' || standing.state === filter.verdict) &&
    words.every((word) => searchable(item).includes(word));
}

/** The query (`open=1&who=B1…`, empty for no filter). */
export function encodeFilter(filter: Filter): string {
  const query = new URLSearchParams();
  if (filter.unresolved) query.set('open', '1');
  if (filter.required) query.set('must', '1');
  if (filter.who) query.set('who', filter.who);
  if (filter.phase) query.set('phase', filter.phase);
  if (filter.verdict) query.set('verdict', filter.verdict);
  if (filter.text) query.set('q', filter.text);
  return query.toString();
}

/** The filter in a query; what is not understood is left out. */
export function decodeFilter(query: string, sides: readonly Side[]): Filter {
  const values = new URLSearchParams(query);
  const who = values.get('who');
  return {
    unresolved: values.get('open') === '1',
    required: values.get('must') === '1',
    who: sides.find((side) => side === who) ?? '',
    phase: (values.get('phase') ?? '').slice(0, MAX_TEXT),
    verdict: VERDICTS.find((verdict) => verdict === values.get('verdict')) ?? '',
    text: (values.get('q') ?? '').slice(0, MAX_TEXT),
  };
}
