/** What is still open (未確定事項一覧). */
import { differencesOf, isAnswered } from './difference.ts';
import { isOpen, settlementOf, standings } from './progress.ts';
import type { Source } from './progress.ts';
import { answersIn, saidBy } from './views.ts';
import type { ItemView, Sheet } from './views.ts';
import { VERDICT_NAMES } from './model.ts';
import type { Answer, ChecklistData, Item, Side, State } from './model.ts';
import { say } from '../words.ts';

export interface OpenPoint {
  readonly item: string;
  readonly number: string;
  readonly point: string;
  readonly why: string;
  readonly weight: string;
  readonly required: boolean;
  /** The parties that must confirm it. */
  readonly who: readonly string[];
  readonly state: State;
  /** Each side's own words, only of the sides that the register is drawn from. */
  readonly said: ReadonlyMap<Side, readonly string[]>;
  /** What both sides settled and nothing else; empty where nothing is settled. */
  readonly agreed: readonly string[];
  /**
   * Who will do it: as settled; or else whom those name who name somebody, and where the sides
   * differ, whom both name. Else empty.
   */
  readonly assignee: string;
  /** By when, in the same way. */
  readonly due: string;
  readonly url: string;
}

const NOT_ASKED = say('standing.not-asked');

/** The address of one item. */
export function itemUrl(list: ChecklistData, item: string): string {
  return `${list.url}#${item}`;
}

/** The open items of a list (未確定), in its order. */
export function openItems(list: ChecklistData, sheet: Sheet, of: Source): readonly Item[] {
  return list.sections.flatMap(({ items }) =>
    items.filter(({ id }) => {
      const view = sheet.items.get(id);
      return view !== undefined && isOpen(view, of);
    }),
  );
}

function decided(view: ItemView, of: Source, field: 'assignee' | 'due'): string {
  const agreed = settlementOf(view);
  if (agreed) return agreed[field];
  const answers = of === 'agreed' ? answersIn(view) : [saidBy(view, of).value];
  const all = answers.map((answer) => answer?.[field].trim() ?? '');
  const differ = of === 'agreed' && differencesOf(...answers).length > 0;
  const said = new Set(differ ? all : all.filter(Boolean));
  return said.size === 1 ? [...said].join('') : '';
}

type Decided = Pick<OpenPoint, 'assignee' | 'due'>;

function labelled(label: string, text: string): string[] {
  return text.trim() === '' ? [] : [say('field.labelled', { label, value: text })];
}

/** Of what is decided, that which nobody need be named for: settled, or said by both sides. */
function common(view: ItemView, of: Source, decisions: Decided): Decided {
  const alike = (field: 'assignee' | 'due'): boolean =>
    of !== 'agreed' ||
    settlementOf(view) !== undefined ||
    answersIn(view).every((answer) => answer?.[field].trim() === decisions[field]);
  return {
    assignee: alike('assignee') ? decisions.assignee : '',
    due: alike('due') ? decisions.due : '',
  };
}

/** A side's reason and remark, and whom and what date it names where those are not common. */
function wordsOf(answer: Answer | undefined, { assignee, due }: Decided): string[] {
  if (!answer) return [];
  return [
    ...labelled(say('field.reason'), answer.reason),
    ...(answer.assignee.trim() === assignee
      ? []
      : labelled(say('field.assignee'), answer.assignee)),
    ...(answer.due === due ? [] : labelled(say('field.due'), answer.due)),
    ...labelled(say('field.note'), answer.note),
  ];
}

function said(view: ItemView, of: Source, decisions: Decided): OpenPoint['said'] {
  const known = common(view, of, decisions);
  if (of !== 'agreed') return new Map([[of, wordsOf(saidBy(view, of).value, known)]]);
  return new Map(
    [...view.said].map(([side, { value }]) => {
      const asked = view.item.who.includes(side) || isAnswered(value);
      const verdict = asked ? VERDICT_NAMES[value?.verdict ?? 'unconfirmed'] : NOT_ASKED;
      return [side, [verdict, ...wordsOf(value, known)]];
    }),
  );
}

function agreedWords(view: ItemView): string[] {
  const value = settlementOf(view);
  if (!value) return [];
  const { verdict, reason, note } = value;
  return [
    VERDICT_NAMES[verdict],
    ...labelled(say('field.reason'), reason),
    ...[note].filter(Boolean),
  ];
}

/** One item as a row of the register, as said by one side or between both ('agreed'). */
export function pointOf(list: ChecklistData, view: ItemView, of: Source, state: State): OpenPoint {
  const { item } = view;
  const decisions = { assignee: decided(view, of, 'assignee'), due: decided(view, of, 'due') };
  return {
    item: item.id,
    number: item.number,
    point: item.text,
    why: item.why,
    weight: item.weight,
    required: item.required,
    who: item.who,
    state,
    said: said(view, of, decisions),
    agreed: agreedWords(view),
    ...decisions,
    url: itemUrl(list, item.id),
  };
}

/** The register of open points: first where the sides differ, then in the order of the list. */
export function openPoints(list: ChecklistData, sheet: Sheet, of: Source): readonly OpenPoint[] {
  const standingOf = standings(sheet, of);
  const points = openItems(list, sheet, of).flatMap((item) => {
    const view = sheet.items.get(item.id);
    return view ? [pointOf(list, view, of, standingOf(item).state)] : [];
  });
  const rank = ({ state }: OpenPoint): number => (state === 'differing' ? 0 : 1);
  return points.sort((a, b) => rank(a) - rank(b));
}
