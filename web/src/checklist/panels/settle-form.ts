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

/** The verdicts to choose from; `chosen` is the one that stands, `choose` hears of another. */
function verdictRadios(chosen: Verdict, choose: (verdict: Verdict) => void): HTMLElement {
  const radios = DECIDED.map((one) => {
    const input = element('input', {
      type: 'radio',
      name: 'settled-verdict',
      required: true,
      autocomplete: 'off',
    });
    input.checked = one === chosen;
    input.addEventListener('change', () => {
      choose(one);
    });
    return element(
      'label',
      { class: `verdict verdict-${one}` },
      input,
      element('span', {}, VERDICT_NAMES[one]),
    );
  });
  return element('fieldset', {}, element('legend', {}, say('field.verdict')), ...radios);
}

interface Fields {
  readonly roots: readonly HTMLElement[];
  /** Shows and requires what a verdict asks for. */
  readonly follow: (verdict: Verdict) => void;
  readonly read: (verdict: Verdict) => Settlement;
}

function settlementFields(proposal: Settlement): Fields {
  const text = (label: string, value: string, limit: number): ReturnType<typeof field<'input'>> =>
    field('input', label, value, { type: 'text', maxlength: String(limit) });
  const reason = text(say('field.reason-not-applicable'), proposal.reason, LIMITS.reason);
  const assignee = text(say('field.assignee'), proposal.assignee, LIMITS.person);
  const due = field('input', say('field.due'), proposal.due, { type: 'date', max: '9999-12-31' });
  const note = field('textarea', say('settle.note'), proposal.note, {
    rows: '3',
    maxlength: String(LIMITS.note),
  });
  const undecided = element('input', { type: 'checkbox', autocomplete: 'off' });
  const label = say('settle.undecided', { register: WORDS.register });
  const leave = element('label', { class: 'filter-check' }, undecided, label);
  const require = (): void => {
    for (const { root, control } of [assignee, due])
      control.required = !root.hidden && !undecided.checked;
  };
  undecided.addEventListener('change', require);
  return {
    roots: [reason.root, assignee.root, due.root, leave, note.root],
    follow: (verdict) => {
      const asks = verdict === 'action' || verdict === 'hold';
      reason.root.hidden = verdict !== 'not-applicable';
      reason.control.required = verdict === 'not-applicable';
      for (const root of [leave, assignee.root, due.root]) root.hidden = !asks;
      require();
    },
    read: (verdict) => ({
      verdict,
      reason: verdict === 'not-applicable' ? reason.control.value.trim() : '',
      assignee: assignee.root.hidden ? '' : assignee.control.value.trim(),
      due: due.root.hidden ? '' : due.control.value,
      note: note.control.value.trim(),
    }),
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
  const draw = (close: () => void): HTMLElement[] => {
    let { verdict } = proposal;
    const fields = settlementFields(proposal);
    const radios = verdictRadios(verdict, (chosen) => {
      verdict = chosen;
      fields.follow(verdict);
    });
    fields.follow(verdict);
    const form = element(
      'form',
      { class: 'settle-form' },
      radios,
      ...fields.roots,
      actions(
        button(say('dialog.cancel'), close),
        element('button', { type: 'submit', class: 'primary' }, say('settle.do')),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      close();
      act(fields.read(verdict));
    });
    return [form];
  };
  openPanel(say('settle.title', { item: title }), draw, 'settle');
}
