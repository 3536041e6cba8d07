/** The place in a text that shows best why it was found, with what matched marked. */

export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

const SIZE = 110;
const BEFORE = 24;
const MAX_PLACES = 200;

interface Span {
  from: number;
  to: number;
}

/** Where any of `marks` stands in folded text, joined where they touch. */
function spans(folded: string, marks: readonly string[]): Span[] {
  const found: Span[] = [];
  for (const mark of marks) {
    for (
      let at = folded.indexOf(mark);
      mark && at >= 0 && found.length < MAX_PLACES;
      at = folded.indexOf(mark, at + mark.length)
    ) {
      found.push({ from: at, to: at + mark.length });
    }
  }
  const joined: Span[] = [];
  for (const span of found.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** Text cut into what matches and what does not. */
export function marked(text: string, folded: string, marks: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { from, to } of spans(folded, marks)) {
    if (from > at) segments.push({ text: text.slice(at, from), marked: false });
    segments.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false });
  return segments;
}

/** The window of a text with the most of what matched, from the beginning of a sentence if near. */
export function excerpt(
  text: string,
  folded: string,
  marks: readonly string[],
  size = SIZE,
): Segment[] {
  const all = spans(folded, marks);
  let best = 0;
  let most = 0;
  all.forEach(({ from }, at) => {
    const inside = all.slice(at).filter(({ to }) => to <= from + size - BEFORE);
    const value =
      new Set(inside.map((span) => folded.slice(span.from, span.to))).size * 10 + inside.length;
    if (value > most) [best, most] = [from, value];
  });
  let start = Math.max(0, best - BEFORE);
  const sentence =
    Math.max(...['。', '\t', '、', '. '].map((stop) => text.lastIndexOf(stop, best - 1))) + 1;
  if (best < size / 2) start = 0;
  else if (sentence > start - BEFORE) start = sentence;
  const end = Math.min(text.length, start + size);
  const inner = (whole: string): string => whole.slice(start, end);
  const shown = marked(inner(text).replace(/\t/g, ' '), inner(folded), marks);
  if (start > 0) shown.unshift({ text: '…', marked: false });
  if (end < text.length) shown.push({ text: '…', marked: false });
  return shown;
}
