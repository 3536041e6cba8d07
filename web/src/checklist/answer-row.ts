/** One item's row: shows an answer in the controls that the build wrote. */
import type { Cell } from '../core/views.ts';
import type { Answer } from '../core/model.ts';
import { element } from '../dom.ts';
import { followUp, hasDetails, nameOf, textControls } from './fields.ts';
import type { Control } from './fields.ts';
import { say } from '../words.ts';

export function isOpen(row: HTMLElement): boolean {
  return row.dataset.open === 'true';
}

/** Fold the details of a row in or out: on a screen only, paper always shows them. */
export function setOpen(row: HTMLElement, open: boolean): void {
  row.dataset.open = String(open);
  const toggle = row.querySelector('.check-toggle');
  toggle?.setAttribute('aria-expanded', String(open));
  if (open) {
    followUp(row);
    showFollowUp(row);
  }
}

/** The button that folds the details; made once a row. */
export function addToggle(row: HTMLElement): void {
  const name = element(
    'span',
    { class: 'visually-hidden' },
    say('row.whose', { item: nameOf(row) }),
  );
  const toggle = element('button', {
    type: 'button',
    class: 'check-toggle',
    'aria-expanded': 'false',
  });
  toggle.append(
    name,
    say('row.details'),
    element('span', { class: 'check-toggle-fields' }, say('row.details-fields')),
  );
  row.querySelector('.check-answer fieldset')?.after(toggle);
  row.dataset.open = 'false';
}

function setHint(part: HTMLElement | null, text: string): void {
  const hint = part?.querySelector('.check-hint');
  if (hint && hint.textContent !== text) hint.textContent = text;
}

/** Which of reason, 担当 and 期限 the row shows, and what it asks for. */
function showFollowUp(row: HTMLElement): void {
  const follow = row.querySelector<HTMLElement>('.check-follow');
  if (!follow) return;
  const verdict = row.dataset.verdict;
  const [reason, assignee, due] = ['.check-reason', '.check-assignee', '.check-due'].map((part) =>
    follow.querySelector<HTMLElement>(part),
  );
  if (!reason || !assignee || !due) return;
  const filled = (part: HTMLElement): boolean => part.querySelector('input')?.value !== '';
  const asks = verdict === 'action' || verdict === 'hold';
  reason.hidden = verdict !== 'not-applicable' && !(isOpen(row) && filled(reason));
  assignee.hidden = !(asks || isOpen(row));
  due.hidden = !(asks || isOpen(row));
  follow.hidden = reason.hidden && due.hidden;
  const missing =
    verdict === 'not-applicable' && reason.querySelector('input')?.value.trim() === '';
  setHint(reason, missing ? say('row.reason-missing') : '');
  setHint(
    due,
    asks && !filled(due) && row.dataset.settled !== 'true' ? say('row.due-missing') : '',
  );
}

/**
 * Show an answer. A control in which unsaved text stands (`typing`) is left alone.
 *
 * `fold` decides anew whether the details are folded; otherwise they only open where something came in.
 */
export function showAnswer(
  row: HTMLElement,
  cell: Cell<Answer>,
  typing: (control: Control) => boolean,
  fold: boolean,
): void {
  const answer = cell.value;
  const verdict = answer?.verdict ?? 'unconfirmed';
  const radio = row.querySelector<HTMLInputElement>(`input[type="radio"][value="${verdict}"]`);
  if (radio && !radio.checked) radio.checked = true;
  row.dataset.verdict = verdict;
  const needs = verdict !== 'unconfirmed' && verdict !== 'confirmed';
  if (needs || answer?.reason || hasDetails(answer)) followUp(row);
  for (const [control, field] of textControls(row)) {
    const text = answer?.[field] ?? '';
    if (control.value !== text && !typing(control)) control.value = text;
    control.classList.toggle('filled', text !== '');
  }
  if (fold || (hasDetails(answer) && !isOpen(row) && !row.contains(document.activeElement))) {
    setOpen(row, hasDetails(answer));
  }
  showFollowUp(row);
}
