/** How well each document answers: where its words stand, how rare they are, how many there are. */
import { BODY, FIELDS, LEAD, NAMES, SECTION, TITLE } from './corpus.ts';
import type { Corpus } from './corpus.ts';
import type { Piece, Query } from './query.ts';

/** What one piece found in one document; sections count for their page, as headings and as body. */
interface Hit {
  title: number;
  names: number;
  lead: number;
  heading: number;
  body: number;
}

export interface Ranked {
  readonly item: number;
  readonly score: number;
  /** The document whose text shows the match. */
  readonly shown: number;
}

interface Answer {
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
const OWN_NAME = 4000;
const OWN_TITLE = 3000;
const OTHER_NAME = 2000;
const LESSER_TITLE = 1000;
const LESSER = new Set(['source', 'check', 'page', SECTION]);
/** How much a kind gains that the query asks for by name. */
const ASKED_KIND = 1.6;
const OFFERED = 0.15;
/** What readers say when they look for a page, beside what an author calls it. */
const ASKED = 0.8;
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

export function rank(corpus: Corpus, query: Query): Ranked[] {
  const answers = score(corpus, query);
  for (const { item, rank: order } of query.names) {
    const own = corpus.items[item];
    if (!own) continue;
    const bonus =
      own.kind === 'term'
        ? order > 0
          ? OTHER_NAME
          : OWN_NAME
        : LESSER.has(own.kind)
          ? LESSER_TITLE
          : OWN_TITLE - order;
    const answer = answers.get(item) ?? { score: 0, coverage: 1, head: 1, title: 1 };
    answers.set(item, {
      ...answer,
      score: Math.max(answer.score, bonus + (answer.score % 1000)),
      head: 1,
    });
  }
  return offer(corpus, collapse(corpus, answers));
}

function score(corpus: Corpus, query: Query): Map<number, Answer> {
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

function collect(corpus: Corpus, piece: Piece, whole: number): Map<number, Hit> {
  const hits = new Map<number, Hit>();
  const hitOf = (item: number): Hit => {
    const hit = hits.get(item) ?? { title: 0, names: 0, lead: 0, heading: 0, body: 0 };
    hits.set(item, hit);
    return hit;
  };
  for (const { text, strength } of piece.variants) {
    corpus.pairs.each(text, (place) => {
      const at = corpus.fieldAt(place);
      const item = Math.floor(at / FIELDS);
      const field = at % FIELDS;
      const { kind, parent } = corpus.items[item] ?? { kind: '', parent: -1 };
      const value = strength * wholeness(corpus.pairs.text, place, text.length);
      const hit = hitOf(item);
      const share = text.length / Math.max(1, corpus.size(item, field));
      if (field === TITLE) hit.title = Math.max(hit.title, value * (1.7 + whole * share));
      else if (field === NAMES)
        hit.names = Math.max(
          hit.names,
          value * (kind === 'term' ? 1.4 + Math.min(1, 2 * share) : ASKED),
        );
      else if (field === LEAD) hit.lead = Math.max(hit.lead, value * 1.4);
      else hit.body += value;
      if (kind !== SECTION || parent < 0) return undefined;
      const page = hitOf(parent);
      if (field === TITLE) page.heading = Math.max(page.heading, value * 1.1);
      else page.body += value;
      return undefined;
    });
  }
  return hits;
}

/** Less than 1 where a match is only a part of a written word. */
function wholeness(text: string, place: number, length: number): number {
  const cuts = Number(joined(text, place)) + Number(joined(text, place + length));
  if (!cuts) return 1;
  const letter = text.charCodeAt(place);
  const latin = letter < 0x250;
  return latin ? (length < 4 ? 0.05 : 0.5) : letter >= 0x30a0 && letter <= 0x30ff ? 0.7 : 0.9;
}

function joined(text: string, at: number): boolean {
  return /^(?:[a-z]{2}|[0-9]{2}|[ァ-ヺー]{2}|[㐀-鿿々]{2})$/.test(text.substring(at - 1, at + 1));
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
