/** Stored texts as a project: each is validated, and one of format 1 converted, before it is joined. */
import { own } from './canonical.ts';
import * as format1 from './format-1.ts';
import { parseJson, validate } from './json.ts';
import type { Place } from './keys.ts';
import { headingByParty, settledByParty } from './letters.ts';
import { join } from './merge.ts';
import type {
  Agreement,
  Answer,
  Heading,
  Kept,
  Memo,
  Project,
  Relevance,
  Side,
  Stamped,
  Versions,
} from './model.ts';
import { sidesOf } from './parties.ts';
import type { Answered } from './parties.ts';
import * as format2 from './schema.ts';

/** A text as it was stored, and where. */
export type StoredText = readonly [place: Place | undefined, text: string | null];

type Drafted<T extends Stamped> = Record<string, Versions<T>>;

interface Draft {
  created: number;
  heading: Versions<Heading> | undefined;
  readonly lists: Record<string, string>;
  /** By list: what heads of format 1 acknowledged; it holds until format 2 says anything. */
  readonly formerLists: Record<string, string>;
  readonly answers: Map<Side, Drafted<Answer>>;
  readonly memos: Map<Side, Drafted<Memo>>;
  readonly agreed: Drafted<Agreement>;
  readonly relevance: Drafted<Relevance>;
  readonly kept: Drafted<Kept>;
}

function emptyDraft(list: Answered): Draft {
  return {
    created: Infinity,
    heading: undefined,
    lists: {},
    formerLists: {},
    answers: new Map(sidesOf(list).map((side) => [side, {}])),
    memos: new Map(),
    agreed: {},
    relevance: {},
    kept: {},
  };
}

function draftOf(project: Project): Draft {
  const copied = <T extends Stamped>(
    sides: Readonly<Record<Side, Readonly<Drafted<T>>>>,
  ): Map<Side, Drafted<T>> =>
    new Map(Object.entries(sides).map(([side, cells]) => [side, { ...cells }]));
  return {
    created: project.created,
    heading: project.heading,
    lists: { ...project.lists },
    formerLists: {},
    answers: copied(project.answers),
    memos: copied(project.memos),
    agreed: { ...project.agreed },
    relevance: { ...project.relevance },
    kept: { ...project.kept },
  };
}

function add<T extends Stamped>(cells: Drafted<T>, id: string, stored: Versions<T>): void {
  const known = own(cells, id);
  cells[id] = known ? join(known, stored) : join(stored);
}

function addFor<T extends Stamped>(
  sides: Map<Side, Drafted<T>>,
  { cell: { party, id } }: Place,
  stored: Versions<T>,
): void {
  const cells = sides.get(party) ?? {};
  sides.set(party, cells);
  add(cells, id, stored);
}

function addHead(draft: Draft, created: number, heading: Versions<Heading>): void {
  draft.created = Math.min(draft.created, created);
  draft.heading = draft.heading ? join(draft.heading, heading) : join(heading);
}

function takeFormer(
  draft: Draft,
  list: Answered,
  place: Place,
  former: string,
  value: unknown,
): void {
  const { kind, id } = place.cell;
  if (kind === 'head') {
    const head = validate(format1.headSchema, value);
    if (!head.ok) return;
    addHead(draft, head.value.created, headingByParty(list, head.value.heading));
    draft.formerLists[former] = head.value.version;
  } else if (kind === 'agreed') {
    const cell = validate(format1.agreementsSchema, value);
    if (cell.ok)
      add(draft.agreed, id, settledByParty(list, format1.agreementsOf(cell.value, former)));
  } else {
    const cell = validate(format1.answersSchema, value);
    if (cell.ok) addFor(draft.answers, place, format1.answersOf(cell.value, former));
  }
}

function take(draft: Draft, place: Place, value: unknown): void {
  const { kind, id } = place.cell;
  switch (kind) {
    case 'head': {
      const head = validate(format2.headSchema, value);
      if (head.ok) addHead(draft, head.value.created, head.value.heading);
      return;
    }
    case 'list': {
      const version = validate(format2.version, value);
      if (version.ok) draft.lists[id] = version.value;
      return;
    }
    case 'answer': {
      const cell = validate(format2.answersSchema, value);
      if (cell.ok) addFor(draft.answers, place, cell.value);
      return;
    }
    case 'memo': {
      const cell = validate(format2.memosSchema, value);
      if (cell.ok) addFor(draft.memos, place, cell.value);
      return;
    }
    case 'agreed': {
      const cell = validate(format2.agreementsSchema, value);
      if (cell.ok) add(draft.agreed, id, cell.value);
      return;
    }
    case 'relevance': {
      const cell = validate(format2.relevanceSchema, value);
      if (cell.ok) add(draft.relevance, id, cell.value);
      return;
    }
    case 'kept': {
      const cell = validate(format2.keptSchema, value);
      if (cell.ok) add(draft.kept, id, cell.value);
    }
  }
}

/** Absent and unreadable texts change nothing. */
function takeAll(draft: Draft, list: Answered, texts: readonly StoredText[]): void {
  for (const [place, text] of texts) {
    const parsed = text === null ? undefined : parseJson(text);
    if (!place || !parsed?.ok) continue;
    const { former } = place;
    if (former === undefined) take(draft, place, parsed.value);
    else takeFormer(draft, list, place, former, parsed.value);
  }
}

function projectIn(id: string, draft: Draft): Project | undefined {
  const { created, heading, lists, formerLists, agreed, relevance, kept } = draft;
  if (!heading) return undefined;
  return {
    id,
    created,
    heading,
    lists: { ...formerLists, ...lists },
    answers: Object.fromEntries(draft.answers),
    agreed,
    memos: Object.fromEntries(draft.memos),
    relevance,
    kept,
  };
}

/** The project that texts make up; undefined without a head that can be read. */
export function projectFrom(
  id: string,
  list: Answered,
  texts: readonly StoredText[],
): Project | undefined {
  const draft = emptyDraft(list);
  takeAll(draft, list, texts);
  return projectIn(id, draft);
}

/** `project` with stored texts joined in. */
export function withTexts(list: Answered, project: Project, texts: readonly StoredText[]): Project {
  const draft = draftOf(project);
  takeAll(draft, list, texts);
  return projectIn(project.id, draft) ?? project;
}
