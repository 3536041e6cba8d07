/** The session of a page: which project it opens with, and listeners that fail alone. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSession } from '../../src/checklist/create-session.ts';
import { keepingStorage } from '../../src/checklist/keeping-storage.ts';
import type { PageSession } from '../../src/checklist/page-session.ts';
import { settingsFor } from '../../src/checklist/settings.ts';
import { undoMemory } from '../../src/checklist/undo-memory.ts';
import type { FormerProject } from '../../src/core/format-1.ts';
import { answerCell } from '../../src/core/keys.ts';
import type { ChecklistData } from '../../src/core/model.ts';
import { newProject, setAnswer } from '../../src/core/project.ts';
import { answersTo } from '../../src/core/reach.ts';
import { checklist, formerStorage, itemOf, project, writer } from '../core/samples.ts';

class Area {
  readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  key = (index: number): string | null => [...this.map.keys()][index] ?? null;
  getItem = (key: string): string | null => this.map.get(key) ?? null;
  setItem = (key: string, text: string): void => void this.map.set(key, text);
  removeItem = (key: string): void => void this.map.delete(key);
}

const kickoff = checklist(['x', 'y']);
const contract = checklist(['y', 'z'], { list: 'contract' });
let area: Area;
let tabArea: Area;

beforeEach(() => {
  area = new Area();
  tabArea = new Area();
});

function open(list: ChecklistData): PageSession {
  const [local, ofTab] = [area, tabArea] as unknown as [Storage, Storage];
  const areas = [() => ofTab, () => local];
  return createSession({
    list,
    storage: keepingStorage(() => local),
    tab: settingsFor(list.site, '', areas),
    shared: settingsFor(list.site, '', [() => local]),
    former: settingsFor(list.site, list.list, areas),
    announce: () => undefined,
    undo: undoMemory(() => ofTab, list),
    flush: () => undefined,
  });
}

function say(session: PageSession, id: string): void {
  const { list } = session;
  const side = session.side();
  const said = setAnswer(
    session.project(),
    list,
    side,
    itemOf(list, id),
    { verdict: 'hold' },
    session.writer,
  );
  session.edit(said, answerCell(side, id));
}

function former(list: string, id: string): FormerProject {
  const stamp = { at: 5, count: 1, actor: 'a', seen: { a: 1 } };
  const said = { verdict: 'hold', reason: '', note: '', assignee: '', due: '' } as const;
  const cell = { ...said, confirmedBy: '', confirmedOn: '', version: '1.0.0', wording: '', stamp };
  return {
    id: `p-${list}`,
    list,
    version: '1.0.0',
    created: 1,
    heading: project(kickoff).heading as FormerProject['heading'],
    answers: { B1: { [id]: [cell] } },
    agreed: {},
  };
}

describe('the project of a page', () => {
  test('is the one chosen last, on whatever list, with the side', () => {
    const one = open(kickoff);
    one.setSide('B2');
    say(one, 'x');
    say(one, 'y');
    const two = open(contract);
    expect([two.project().id, two.side()]).toEqual([one.project().id, 'B2']);
    expect(two.sheet().items.get('y')?.said.get('B2')?.value?.verdict).toBe('hold');
    expect(answersTo(two.project(), contract)).toEqual({ here: 1, elsewhere: 1 });
    two.replace(newProject('p-new', contract, { name: '次' }, writer('b')));
    expect(open(kickoff).project().id).toBe('p-new');
  });

  test('goes on on each list where earlier versions kept one, until one is picked', () => {
    for (const [list, id] of [
      ['kickoff', 'x'],
      ['contract', 'z'],
    ] as const) {
      for (const [key, text] of formerStorage(former(list, id))) area.setItem(key, text);
      area.setItem(`guidance-view:example:${list}:project`, `p-${list}`);
    }
    const before = new Map(area.map);
    const shown = (): string[] => [kickoff, contract, kickoff].map((l) => open(l).project().id);
    expect(shown()).toEqual(['p-kickoff', 'p-contract', 'p-kickoff']);
    for (const [key, text] of before) expect(area.getItem(key)).toBe(text);
    open(contract).open('p-kickoff');
    expect(shown()).toEqual(['p-kickoff', 'p-kickoff', 'p-kickoff']);
  });

  test('without any choice is the newest that says something of the list', () => {
    const one = open(kickoff);
    say(one, 'x');
    const two = open(contract);
    two.replace(newProject('p-new', contract, {}, writer('b', Date.now() + 1000)));
    area.removeItem('guidance-view:example::project');
    tabArea = new Area();
    expect(open(kickoff).project().id).toBe(one.project().id);
  });
});

test('a listener that fails is reported and leaves the others alive', () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const session = open(kickoff);
  const heard = vi.fn();
  const error = new Error('壊れた');
  session.listen(() => {
    throw error;
  });
  session.listen(heard);
  say(session, 'x');
  expect(heard).toHaveBeenCalledWith({ items: ['x'] });
  expect(reported).toHaveBeenCalledWith(error);
  vi.unstubAllGlobals();
});
