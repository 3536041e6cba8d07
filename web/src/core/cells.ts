/** The cells of a project, each of which is stored under a key of its own. */
import { canonical, own } from './canonical.ts';
import { HEAD } from './keys.ts';
import type { CellName } from './keys.ts';
import type { Cells, Project, Side, Stamped } from './model.ts';

function valueOf(project: Project, { kind, party, id }: CellName): unknown {
  switch (kind) {
    case 'head':
      return { created: project.created, heading: project.heading };
    case 'list':
      return own(project.lists, id);
    case 'answer':
      return own(own(project.answers, party) ?? {}, id);
    case 'memo':
      return own(own(project.memos, party) ?? {}, id);
    case 'agreed':
      return own(project.agreed, id);
    case 'relevance':
      return own(project.relevance, id);
    case 'kept':
      return own(project.kept, id);
  }
}

/** The text to be stored for a cell. */
export function textOf(project: Project, cell: CellName): string {
  return canonical(valueOf(project, cell) ?? []);
}

/** Every cell of a project but its head and what it acknowledged. */
export function saidCells(project: Project): readonly CellName[] {
  const bySide = (
    kind: 'answer' | 'memo',
    sides: Readonly<Record<Side, Cells<Stamped>>>,
  ): readonly CellName[] =>
    Object.entries(sides).flatMap(([party, cells]) =>
      Object.keys(cells).map((id): CellName => ({ kind, party, id })),
    );
  const byId = (kind: 'agreed' | 'relevance' | 'kept'): readonly CellName[] =>
    Object.keys(project[kind]).map((id): CellName => ({ kind, party: '', id }));
  return [
    ...bySide('answer', project.answers),
    ...bySide('memo', project.memos),
    ...byId('agreed'),
    ...byId('relevance'),
    ...byId('kept'),
  ];
}

/** Every cell of a project. */
export function cellsOf(project: Project): readonly CellName[] {
  const lists = Object.keys(project.lists).map((id): CellName => ({ kind: 'list', party: '', id }));
  return [HEAD, ...lists, ...saidCells(project)];
}
