/** The dialog in which both sides write down what they settled on. */
import type { Settlement } from '../../core/compare.ts';
import { LIMITS, VERDICT_NAMES, VERDICTS, WORDS } from '../../core/model.ts';
import type { Verdict } from '../../core/model.ts';
import { button, element } from '../../dom.ts';
import { actions, openPanel } from './panel.ts';
import { say } from '../../words.ts';

const DECIDED = VERDICTS.filter((verdict) => verdict !== 'unconfirmed');

function field<K extends 'input' | 'textarea'>(
  tag: K,
  label: string,
  value: string,
  attributes: Readonly<Record<string, string>>,
): { root: HTMLElement; control: HTMLElementTagNameMap[K] } {
  const control = element(tag, { autocomplete: 'off', ...attributes });
  control.value = value;
  return {
    root: element('label', {}, element('span', { class: 'field-name' }, label), control),
    control,
  };
}

/**
 * `proposal` fills the form in; 未記入 leaves the verdict to be chosen. 要対応 and 保留 ask who and by
 * when; what both leave undecided is said to be so, and the register names it as a gap.
 */
export function openSettleForm(
  title: string,
  proposal: Settlement,
  act: (settled: Settlement) => void,
): void {
  openPanel(
    say('settle.title', { item: title }),
    (close) => {
      const reason = field('input', say('field.reason-not-applicable'), proposal.reason, {
        type: 'text',
        maxlength: String(LIMITS.reason),
      });
      const assignee = field('input', say('field.assignee'), proposal.assignee, {
        type: 'text',
        maxlength: String(LIMITS.person),
      });
      const due = field('input', say('field.due'), proposal.due, {
        type: 'date',
        max: '9999-12-31',
      });
      const note = field('textarea', say('settle.note'), proposal.note, {
        rows: '3',
        maxlength: String(LIMITS.note),
      });
      const undecided = element('input', { type: 'checkbox', autocomplete: 'off' });
      const leave = element(
        'label',
        { class: 'filter-check' },
        undecided,
        say('settle.undecided', { register: WORDS.register }),
      );
      let verdict: Verdict = proposal.verdict;
      const follow = (): void => {
        const asks = verdict === 'action' || verdict === 'hold';
        reason.root.hidden = verdict !== 'not-applicable';
        reason.control.required = verdict === 'not-applicable';
        leave.hidden = !asks;
        for (const { root, control } of [assignee, due]) {
          root.hidden = !asks;
          control.required = asks && !undecided.checked;
        }
      };
      undecided.addEventListener('change', follow);
      const radios = DECIDED.map((one) => {
        const input = element('input', {
          type: 'radio',
          name: 'settled-verdict',
          required: true,
          autocomplete: 'off',
        });
        input.checked = one === verdict;
        input.addEventListener('change', () => {
          verdict = one;
          follow();
        });
        return element(
          'label',
          { class: `verdict verdict-${one}` },
          input,
          element('span', {}, VERDICT_NAMES[one]),
        );
      });
      follow();
      const form = element(
        'form',
        { class: 'settle-form' },
        element('fieldset', {}, element('legend', {}, say('field.verdict')), ...radios),
        reason.root,
        assignee.root,
        due.root,
        leave,
        note.root,
        actions(
          button(say('dialog.cancel'), close),
          element('button', { type: 'submit', class: 'primary' }, say('settle.do')),
        ),
      );
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        close();
        act({
          verdict,
          reason: verdict === 'not-applicable' ? reason.control.value.trim() : '',
          assignee: assignee.root.hidden ? '' : assignee.control.value.trim(),
          due: due.root.hidden ? '' : due.control.value,
          note: note.control.value.trim(),
        });
      });
      return [form];
    },
    'settle',
  );
}
