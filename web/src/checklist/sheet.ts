/** The rows of the sheet: answers go into the session, and come back to the rows that changed. */
import { saidBy } from '../core/views.ts';
import { setAnswer, resolveAnswer } from '../core/project.ts';
import type { AnswerPatch } from '../core/project.ts';
import { answerCell } from '../core/keys.ts';
import type { Item, Verdict } from '../core/model.ts';
import { VERDICTS } from '../core/model.ts';
import { settlementOf } from '../core/progress.ts';
import { addToggle, isOpen, setOpen, showAnswer } from './answer-row.ts';
import type { PageSession } from './page-session.ts';
import { fieldOf } from './fields.ts';
import type { Control } from './fields.ts';
import type { Pending } from './pending.ts';
import { showNotes } from './row-notes.ts';
import type { NoteActions } from './row-notes.ts';
import { withSide } from './side-question.ts';
import { say } from '../words.ts';

export type Rows = ReadonlyMap<string, HTMLElement>;

/** The rows of the page by item. */
export function rowsOf(root: HTMLElement): Rows {
  return new Map([...root.querySelectorAll<HTMLElement>('tr.check')].map((row) => [row.id, row]));
}

function isVerdict(text: string): text is Verdict {
  return VERDICTS.some((verdict) => verdict === text);
}

export function bindSheet(
  session: PageSession,
  root: HTMLElement,
  rows: Rows,
  pending: Pending,
): void {
  const { list, writer } = session;
  /** What each row shows, so that only rows whose answer changed are touched. */
  const shown = new Map<string, readonly unknown[]>();

  function rowOf(target: EventTarget | null): HTMLElement | undefined {
    const row = target instanceof Element ? target.closest<HTMLElement>('tr.check') : null;
    return row ? rows.get(row.id) : undefined;
  }

  function change(item: Item, patch: AnswerPatch): void {
    withSide(
      session,
      () => {
        const side = session.side();
        session.edit(
          setAnswer(session.project(), list, side, item, patch, writer),
          answerCell(side, item.id),
        );
        if (patch.verdict) ask(item.id);
      },
      () => {
        show(item.id, false);
      },
    );
  }

  const actions: NoteActions = {
    choose: (item, answer) => {
      const side = session.side();
      session.edit(
        resolveAnswer(session.project(), list, side, item, answer, writer),
        answerCell(side, item),
      );
      focusAnswer(item);
    },
    confirmAgain: (id) => {
      const item = session.itemOf(id);
      const answer = saidBy(session.sheet().items.get(id), session.side()).value;
      if (item && answer) change(item, { verdict: answer.verdict });
      focusAnswer(id);
    },
  };

  /** Where the focus goes when the button that was pressed is gone. */
  function focusAnswer(item: string): void {
    rows.get(item)?.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.focus();
  }

  /** Say what the verdict asks for: the fields stand behind it, and the focus does not move. */
  function ask(id: string): void {
    const answer = saidBy(session.sheet().items.get(id), session.side()).value;
    const asks = answer?.verdict === 'action' || answer?.verdict === 'hold';
    if (answer?.verdict === 'not-applicable' && answer.reason.trim() === '')
      session.announce(say('row.ask-reason'));
    if (asks && answer.due === '') session.announce(say('row.ask-due'));
  }

  function show(id: string, fold: boolean): void {
    const row = rows.get(id);
    const view = session.sheet().items.get(id);
    if (!row || !view) return;
    const cell = saidBy(view, session.side());
    const agreed = settlementOf(view);
    const now = [cell.value, cell.recheck, cell.alternatives.length, view.previous.length, agreed];
    row.dataset.settled = String(agreed !== undefined);
    const before = shown.get(id);
    shown.set(id, now);
    if (fold && before && now.every((part, i) => part === before[i])) return;
    // Never folded away under the hands of somebody who writes in it.
    const folds = fold && !row.contains(document.activeElement);
    showAnswer(row, cell, (control: Control) => pending.has(control), folds);
    showNotes(list, row, view, session.side(), actions);
  }

  function typed(event: Event): void {
    const { target } = event;
    const row = rowOf(target);
    const item = row && session.itemOf(row.id);
    if (
      !row ||
      !item ||
      !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
    )
      return;
    const field = fieldOf(target, row.id);
    if (field === 'verdict' && target instanceof HTMLInputElement && isVerdict(target.value)) {
      pending.flush();
      change(item, { verdict: target.value });
    } else if (field && field !== 'verdict') {
      const save = (): void => {
        change(item, { [field]: target.value });
      };
      if (session.sideChosen()) pending.schedule(target, save);
      else if (!(event instanceof InputEvent && event.isComposing)) save();
    }
  }
  root.addEventListener('input', typed);
  // Until a side was chosen the end of a composition is what asks for it.
  root.addEventListener('compositionend', (event) => {
    if (!session.sideChosen()) typed(event);
  });
  root.addEventListener('change', ({ target }) => {
    if (rowOf(target)) pending.flush();
  });
  root.addEventListener('click', ({ target }) => {
    const row = rowOf(target);
    if (row && target instanceof Element && target.closest('.check-toggle'))
      setOpen(row, !isOpen(row));
  });

  for (const row of rows.values()) addToggle(row);
  session.listen(({ items }) => {
    if (items !== 'all') for (const id of items) show(id, false);
    else for (const id of rows.keys()) show(id, true);
  });
  for (const id of rows.keys()) show(id, true);
  window.addEventListener('pageshow', () => {
    // The browser may have put its own memory of the form over what is stored.
    for (const id of rows.keys()) show(id, false);
  });
}
