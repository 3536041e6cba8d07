/** Progress of each section and in all: a native element, a picture, and the numbers. */
import type { Progress } from '../core/progress.ts';
import { isSettled, listProgress, standings } from '../core/progress.ts';
import { VERDICT_NAMES, WORDS } from '../core/model.ts';
import type { Verdict } from '../core/model.ts';
import { element } from '../dom.ts';
import type { Announcer } from './announcer.ts';
import type { PageSession } from './page-session.ts';
import { progressText } from './progress-text.ts';
import { say } from '../words.ts';

/** The order of the picture's parts: done first, then what needs somebody. */
const PARTS: readonly Verdict[] = ['confirmed', 'action', 'hold', 'unconfirmed', 'not-applicable'];

interface Meter {
  readonly root: HTMLElement;
  readonly show: (progress: Progress) => void;
}

function meter(name: string): Meter {
  const bar = element('progress', { 'aria-label': say('progress.of', { name }) });
  const parts = new Map(
    PARTS.map((verdict) => [verdict, element('span', { class: `part-${verdict}` })]),
  );
  const text = element('span', { class: 'progress-text' });
  const picture = element(
    'span',
    { class: 'progress-picture', 'aria-hidden': 'true' },
    ...parts.values(),
  );
  let shown = '';
  return {
    root: element('p', { class: 'sheet-progress' }, bar, picture, text),
    show: (progress) => {
      const state = JSON.stringify(progress);
      if (state === shown) return;
      shown = state;
      bar.hidden = progress.ratio === 'none';
      bar.max = Math.max(1, progress.total - progress.excluded);
      bar.value = progress.confirmed;
      text.textContent = progressText(progress);
      for (const [verdict, part] of parts) {
        part.style.flexGrow = String(progress.counts[verdict]);
        part.hidden = progress.counts[verdict] === 0;
      }
    },
  };
}

/** The counts of all verdicts, as a legend of the picture. */
function legend(): { root: HTMLElement; show: (progress: Progress) => void } {
  const counts = new Map(PARTS.map((verdict) => [verdict, element('b')]));
  const entries = PARTS.map((verdict) =>
    element('li', { class: `count-${verdict}` }, VERDICT_NAMES[verdict], counts.get(verdict) ?? ''),
  );
  return {
    root: element(
      'ul',
      { class: 'sheet-counts', 'aria-label': say('progress.counts') },
      ...entries,
    ),
    show: (progress) => {
      for (const [verdict, count] of counts) {
        const text = String(progress.counts[verdict]);
        if (count.textContent !== text) count.textContent = text;
      }
    },
  };
}

/** `summary` takes the counts, `bar` (which stays in view) the progress in all. */
export function bindProgress(
  session: PageSession,
  root: HTMLElement,
  summary: HTMLElement,
  bar: HTMLElement,
  announcer: Announcer,
): void {
  const { list } = session;
  const all = meter(say('progress.all'));
  const counts = legend();
  bar.prepend(all.root);
  const settled = element('b');
  counts.root.append(element('li', { class: 'count-settled' }, WORDS.settled, settled));
  summary.append(counts.root);
  const sections = new Map<string, Meter>();
  for (const { id, title } of list.sections) {
    const made = meter(title);
    const heading = root.querySelector(`section[id="${CSS.escape(id)}"] > :is(h2, h3)`);
    heading?.after(made.root);
    sections.set(id, made);
  }

  let said = '';
  function show(): void {
    const progress = listProgress(list, standings(session.sheet(), session.side()));
    all.show(progress.all);
    counts.show(progress.all);
    settled.textContent = String([...session.sheet().items.values()].filter(isSettled).length);
    for (const [id, one] of progress.sections) sections.get(id)?.show(one);
    const text = progressText(progress.all);
    if (said !== '' && said !== text) announcer.count(text);
    said = text;
  }
  session.listen(show);
  show();
}
