/** One result: exactly one link, with where it stands, why it was found and what belongs to it. */
import { element } from '../dom.ts';
import { byKind } from './arrange.ts';
import type { Item } from './corpus.ts';
import { BODY, isDeclared, LEAD } from './corpus.ts';
import type { Engine } from './engine.ts';
import { excerpt, marked } from './excerpt.ts';
import type { Segment } from './excerpt.ts';
import { fold } from './fold.ts';
import { siteUrl } from './load.ts';
import type { Ranked } from './rank.ts';
import { listed, say, unstopped } from '../words.ts';

const MAX_NAMED = 2;

function write(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, marked: hit }) => (hit ? element('mark', {}, text) : text));
}

/** What a kind of guidance.yaml names as `next` is offered beside its results. */
export function offersRelated({ kind }: Item): boolean {
  return isDeclared(kind);
}

function heading({ corpus, directory }: Engine, item: Item, marks: readonly string[]): HTMLElement {
  const kind = directory.kindOf(item);
  const parent = corpus.items[item.parent];
  return element(
    'p',
    { class: 'search-title' },
    element('span', { class: 'search-kind', 'data-kind': kind }, directory.kinds[kind] ?? ''),
    ' ',
    element(
      'a',
      { href: siteUrl(item.address) },
      ...write(marked(item.title, fold(item.title), marks)),
    ),
    ...(parent ? [element('span', { class: 'search-place' }, parent.title)] : []),
  );
}

function extract(
  { corpus }: Engine,
  { item, shown }: Ranked,
  marks: readonly string[],
): HTMLElement {
  const text = [corpus.field(shown, LEAD), corpus.field(shown, BODY)].filter(Boolean).join('\t');
  const folded = fold(text);
  const inside = shown !== item && corpus.items[shown]?.title;
  return element(
    'p',
    { class: 'search-excerpt' },
    ...(inside ? [element('b', {}, inside), ' '] : []),
    ...write(excerpt(text, folded.length === text.length ? folded : text, marks)),
  );
}

function offer({ corpus, directory }: Engine, item: Item): HTMLElement[] {
  const related = offersRelated(item) ? byKind(corpus.items, item.related) : [];
  if (related.length === 0) return [];
  const said = related.map(([kind, items]) =>
    say('search.related-group', {
      kind: directory.kinds[kind] ?? '',
      titles: listed(items.slice(0, MAX_NAMED).map(({ title }) => unstopped(title))),
    }),
  );
  const groups = said.join(say('search.related-separator'));
  return [element('p', { class: 'search-offer' }, say('search.related', { groups }))];
}

export function resultLine(engine: Engine, ranked: Ranked, marks: readonly string[]): HTMLElement {
  const item = engine.corpus.items[ranked.item];
  if (!item) return element('li');
  return element(
    'li',
    { class: 'search-result', 'data-kind': engine.directory.kindOf(item) },
    heading(engine, item, marks),
    extract(engine, ranked, marks),
    ...offer(engine, item),
  );
}
