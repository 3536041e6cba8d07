/** How well each document answers: how rare the words are that it holds, and how many there are. */
import { BODY, SECTION } from './corpus.ts';
import type { Corpus } from './corpus.ts';
import { collect } from './hits.ts';
import type { Query } from './query.ts';

export interface Answer {
  score: number;
  coverage: number;
  /** The part of the query that stands in title, names or lead. */
  head: number;
  /** The part of the query that stands in the title. */
  title: number;
}

const PRIOR: Readonly<Record<string, number>> = {
  term: 1,
  check: 1,
  checklist: 1.05,
  page: 0.95,
  source: 0.75,
  [SECTION]: 0.8,
};
/** What guidance.yaml declares is what readers look for. */
const DECLARED = 1.15;
/** How much a kind gains that the query asks for by name. */
const ASKED_KIND = 1.6;
/** How much more a title counts that holds all words of a query. */
const ALL_IN_TITLE = 0.8;
/** What it adds that a word is all of a title: much for one word, less for one of several. */
const WHOLE_TITLE = 2.6;
const PART_OF_TITLE = 1.2;
const AMONG_WORDS: Readonly<Record<string, number>> = {
  term: 0.75,
  check: 1.1,
  page: 0.9,
};

/** The answers by the number of their document. */
export function score(corpus: Corpus, query: Query): Map<number, Answer> {
  const { pieces } = query;
  const count = corpus.items.length;
  const alone = pieces.length < 2;
  const found = pieces
    .map((piece) => ({ piece, hits: collect(corpus, piece, alone ? WHOLE_TITLE : PART_OF_TITLE) }))
    .filter(({ hits }) => hits.size);
  const weigh = ({ piece, hits }: (typeof found)[number]): number =>
    piece.weight * Math.max(0.4, Math.log(1 + (count - hits.size + 0.5) / (hits.size + 0.5)));
  const total =
    found.filter(({ piece }) => !piece.optional).reduce((sum, one) => sum + weigh(one), 0) || 1;
  const average = corpus.pairs.text.length / count;
  const answers = new Map<number, Answer>();
  for (const one of found) {
    const weight = weigh(one);
    for (const [item, hit] of one.hits) {
      const answer = answers.get(item) ?? { score: 0, coverage: 0, head: 0, title: 0 };
      const length = corpus.size(item, BODY) / average;
      const body = hit.body / (hit.body + 1.2 * (0.4 + 0.6 * length));
      answer.score += weight * (hit.title + hit.names + hit.lead + hit.heading + 1.2 * body);
      if (!one.piece.optional) {
        answer.coverage += weight / total;
        if (hit.title + hit.names + hit.lead > 0.5) answer.head += weight / total;
        if (hit.title > 0.5) answer.title += weight / total;
      }
      answers.set(item, answer);
    }
  }
  for (const [item, answer] of answers) {
    const kind = corpus.items[item]?.kind ?? '';
    const prior = (PRIOR[kind] ?? DECLARED) * (query.kinds.has(kind) ? ASKED_KIND : 1);
    const among = alone ? 1 : (AMONG_WORDS[kind] ?? 1) * (1 + ALL_IN_TITLE * answer.title ** 2);
    answer.score *= (0.08 + 0.92 * answer.coverage ** 2) * prior * among;
  }
  return answers;
}
