/** Where the two sides disagree, and settling it into the agreed sheet that keeps who said what. */
import { own } from './canonical.ts';
import { wordingOf } from './items.ts';
import { differencesOf, isAnswered } from './difference.ts';
import type { Difference } from './difference.ts';
import type { Writer } from './merge.ts';
import { answersIn, isBlank, viewOf } from './views.ts';
import type { ItemView, Sheet } from './views.ts';
import type { Agreement, Answer, ChecklistData, Item, Project, Side } from './model.ts';
import { cleanAnswer, put } from './project.ts';
import { isSettled } from './progress.ts';

export interface Disagreement {
  readonly item: Item;
  /** Empty where only one side has answered. */
  readonly differences: readonly Difference[];
  readonly said: ReadonlyMap<Side, Answer | undefined>;
  /** True where it had been settled and a side has since said something else. */
  readonly reopened: boolean;
}

/** True where one side has answered and the other, who must, has not. */
function waits({ item, said }: ItemView): boolean {
  const missing = [...said].filter(([, { value }]) => !isAnswered(value));
  return missing.length < said.size && missing.some(([side]) => item.who.includes(side));
}

function isDisputed(view: ItemView): boolean {
  const differs = differencesOf(...answersIn(view)).length > 0;
  return !isSettled(view) && (differs || waits(view));
}

function comparisonOf(view: ItemView): Disagreement {
  const { item, agreed } = view;
  return {
    item,
    differences: differencesOf(...answersIn(view)),
    said: new Map([...view.said].map(([side, { value }]) => [side, value])),
    reopened: agreed.value !== undefined && agreed.value.verdict !== 'unconfirmed',
  };
}

/**
 * The items to talk through, 必須 first, then in list order. Settled ones are left out, but for
 * those that are `kept` all the same.
 */
export function disagreements(
  sheet: Sheet,
  kept: (item: string) => boolean = () => false,
): readonly Disagreement[] {
  const found = [...sheet.items.values()]
    .filter((view) => kept(view.item.id) || isDisputed(view))
    .map(comparisonOf);
  const rank = ({ item }: Disagreement): number => (item.required ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** True where a side has answered anything: without both there is nothing to compare. */
export function hasAnswers(project: Project, side: Side): boolean {
  return Object.values(own(project.answers, side) ?? {}).some((cell) =>
    cell.some((answer) => !isBlank(answer)),
  );
}

export type Settlement = Pick<Agreement, 'verdict' | 'reason' | 'note' | 'assignee' | 'due'>;

/** What a side said, as a proposal for the settlement. */
export function proposalOf(answer: Answer): Settlement {
  const { verdict, reason, note, assignee, due } = answer;
  return { verdict, reason, note, assignee, due };
}

const NOTHING: Settlement = { verdict: 'unconfirmed', reason: '', note: '', assignee: '', due: '' };

function agree(
  project: Project,
  list: ChecklistData,
  item: Item,
  settlement: Settlement,
  writer: Writer,
): Project {
  const { said } = viewOf(project, list, item);
  const from = Object.fromEntries(
    [...said].flatMap(([side, { value }]) => (value ? [[side, value] as const] : [])),
  );
  const cell = put(
    list,
    item.id,
    own(project.agreed, item.id),
    writer,
    'latest',
    (_latest, stamp) => ({
      ...NOTHING,
      ...(cleanAnswer(settlement) as Settlement),
      settledAt: stamp.at,
      from,
      list: list.list,
      version: list.version,
      wording: wordingOf(item),
      stamp,
    }),
  );
  return { ...project, agreed: { ...project.agreed, [item.id]: cell } };
}

/** Record what both sides settled on, with what each says now. Their own sheets stay as they are. */
export function settle(
  project: Project,
  list: ChecklistData,
  item: Item,
  settlement: Settlement,
  writer: Writer,
): Project {
  return agree(project, list, item, settlement, writer);
}

/** Take a settlement back; the item counts as open between the sides again. */
export function unsettle(
  project: Project,
  list: ChecklistData,
  item: Item,
  writer: Writer,
): Project {
  return agree(project, list, item, NOTHING, writer);
}

/** Keep one of the conflicting settlements and drop the others. */
export function resolveAgreement(
  project: Project,
  list: ChecklistData,
  item: string,
  chosen: Agreement,
  writer: Writer,
): Project {
  const cell = put(list, item, own(project.agreed, item), writer, 'all', (_latest, stamp) => ({
    ...chosen,
    stamp,
  }));
  return { ...project, agreed: { ...project.agreed, [item]: cell } };
}
