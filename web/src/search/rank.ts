/** The order of the results: what a query names, then what answers it, one result a page. */
import { SECTION } from './corpus.ts';
import type { Corpus } from './corpus.ts';
import type { Query } from './query.ts';
import { score } from './score.ts';
import type { Answer } from './score.ts';

export interface Ranked {
  readonly item: number;
  readonly score: number;
  /** The document whose text shows the match. */
  readonly shown: number;
}

const OWN_NAME = 4000;
const OWN_TITLE = 3000;
const OTHER_NAME = 2000;
const LESSER_TITLE = 1000;
const LESSER = new Set(['source', 'check', 'page', SECTION]);
const OFFERED = 0.15;

/** What it adds that a query names a thing by its name number `order`. */
function bonusOf(kind: string, order: number): number {
  if (kind === 'term') return order > 0 ? OTHER_NAME : OWN_NAME;
  return LESSER.has(kind) ? LESSER_TITLE : OWN_TITLE - order;
}

export function rank(corpus: Corpus, query: Query): Ranked[] {
  const answers = score(corpus, query);
  for (const { item, rank: order } of query.names) {
    const own = corpus.items[item];
    if (!own) continue;
    const answer = answers.get(item) ?? { score: 0, coverage: 1, head: 1, title: 1 };
    const named = bonusOf(own.kind, order) + (answer.score % 1000);
    answers.set(item, { ...answer, score: Math.max(answer.score, named), head: 1 });
  }
  return offer(corpus, collapse(corpus, answers));
}

/** One result a page, at its best section where the match is only there; and sections by heading. */
function collapse(corpus: Corpus, answers: ReadonlyMap<number, Answer>): Ranked[] {
  const best = new Map<number, number>();
  for (const [item, { score: value }] of answers) {
    const { kind, parent } = corpus.items[item] ?? { kind: '', parent: -1 };
    if (kind === SECTION && value > (answers.get(best.get(parent) ?? -1)?.score ?? 0))
      best.set(parent, item);
  }
  const ranked: Ranked[] = [];
  for (const [item, answer] of answers) {
    const { kind, parent } = corpus.items[item] ?? { kind: '', parent: -1 };
    if (kind === SECTION) {
      const page = answers.get(parent);
      if (answer.head > 0.8 && page && page.head < 0.8)
        ranked.push({ item, score: Math.max(answer.score, page.score) * 1.01, shown: item });
      continue;
    }
    const section = best.get(item) ?? -1;
    const inside = answers.get(section);
    if (inside && inside.head > 0.8 && answer.head < 0.8) continue;
    const only = inside && answer.head < 0.34 && inside.coverage > answer.coverage - 0.001;
    const shown = inside && answer.head < 0.5 ? section : item;
    ranked.push({ item: only ? section : item, score: answer.score, shown });
  }
  return ranked.sort((a, b) => b.score - a.score || a.item - b.item);
}

/** What the graph offers beside the best answers, at the end where it was not found itself. */
function offer(corpus: Corpus, ranked: readonly Ranked[]): Ranked[] {
  const scores = new Map(ranked.map((one) => [one.item, one]));
  for (const top of ranked.slice(0, 3)) {
    for (const item of corpus.items[top.item]?.related ?? []) {
      const own = scores.get(item);
      const value = OFFERED * (top.score % 1000);
      scores.set(
        item,
        own ? { ...own, score: own.score + value } : { item, score: value, shown: item },
      );
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score || a.item - b.item);
}
