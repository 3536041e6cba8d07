/** The dialog in which both sides write down what they settled on. */
import type { Settlement } from '../../core/compare.ts';
import { LIMITS, VERDICT_NAMES, VERDICTS, WORDS } from '../../core/model.ts';
import type { Verdict } from '../../core/model.ts';
import { button, element } from '../../dom.ts';
import { actions, openPanel } from './panel.ts';

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
    `合意を決める: ${title}`,
    (close) => {
      const reason = field('input', '対象外の理由', proposal.reason, {
        type: 'text',
        maxlength: String(LIMITS.reason),
      });
      const assignee = field('input', '担当', proposal.assignee, {
        type: 'text',
        maxlength: String(LIMITS.person),
      });
      const due = field('input', '期限', proposal.due, { type: 'date', max: '9999-12-31' });
      const note = field('textarea', '決めたこと・備考', proposal.note, {
        rows: '3',
        maxlength: String(LIMITS.note),
      });
      const undecided = element('input', { type: 'checkbox', autocomplete: 'off' });
      const leave = element(
        'label',
        { class: 'filter-check' },
        undecided,
        `空欄は未定のまま合意する（${WORDS.register}に空欄として数えます）`,
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
        element('fieldset', {}, element('legend', {}, '判定'), ...radios),
        reason.root,
        assignee.root,
        due.root,
        leave,
        note.root,
        actions(
          button('取り消し', close),
          element('button', { type: 'submit', class: 'primary' }, 'この内容で合意する'),
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
