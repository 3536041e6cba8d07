/**
 * Where a word stands in a text: an index of the places of every two neighbouring characters.
 *
 * A word is found where all its pairs stand together and in order; the places of its rarest pair are
 * looked through. Made in one pass, in time and space linear in the text.
 */

const BITS = 17;
const MASK = (1 << BITS) - 1;

function slot(first: number, second: number): number {
  return ((Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - BITS)) & MASK;
}

export class Pairs {
  readonly text: string;
  readonly #starts = new Uint32Array(MASK + 2);
  readonly #places: Uint32Array;

  constructor(text: string) {
    this.text = text;
    const last = Math.max(0, text.length - 1);
    const slots = new Uint32Array(last);
    const starts = this.#starts;
    for (let at = 0; at < last; at++) {
      const own = slot(text.charCodeAt(at), text.charCodeAt(at + 1));
      slots[at] = own;
      starts[own + 1] = (starts[own + 1] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at++)
      starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const next = starts.slice();
    this.#places = new Uint32Array(last);
    slots.forEach((own, at) => {
      const place = next[own] ?? 0;
      this.#places[place] = at;
      next[own] = place + 1;
    });
  }

  /** Calls `found` with each place of `word`, from left to right; stops where it gives true. */
  each(word: string, found: (place: number) => boolean | undefined): void {
    if (word.length < 2) {
      for (let at = this.text.indexOf(word); word && at >= 0; at = this.text.indexOf(word, at + 1))
        if (found(at)) return;
      return;
    }
    let offset = 0;
    let from = 0;
    let to = Infinity;
    for (let at = 0; at < word.length - 1; at++) {
      const bucket = slot(word.charCodeAt(at), word.charCodeAt(at + 1));
      const start = this.#starts[bucket] ?? 0;
      const end = this.#starts[bucket + 1] ?? 0;
      if (end - start < to - from) [offset, from, to] = [at, start, end];
    }
    for (let at = from; at < to; at++) {
      const place = (this.#places[at] ?? 0) - offset;
      if (place >= 0 && this.text.startsWith(word, place) && found(place)) return;
    }
  }

  has(word: string): boolean {
    let any = false;
    this.each(word, () => (any = true));
    return any;
  }
}
