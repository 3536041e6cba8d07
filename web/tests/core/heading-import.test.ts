import { describe, expect, test } from 'vitest';
import { headingChanges, withHeading } from '../../src/core/heading-import.ts';
import { importDiff } from '../../src/core/import-diff.ts';
import type { HeadingField } from '../../src/core/heading-import.ts';
import type { Project } from '../../src/core/model.ts';
import { setHeading } from '../../src/core/project.ts';
import type { HeadingPatch } from '../../src/core/project.ts';
import { checklist, project, writer } from './samples.ts';

const list = checklist(['x']);
const base = project(list);

function headed(on: Project, patch: HeadingPatch, actor: string, at = 10): Project {
  return setHeading(on, patch, writer(actor, at));
}

function taken(ours: Project, theirs: Project, ...chosen: HeadingField[]) {
  const { heading } = withHeading(
    importDiff(ours, theirs).merged,
    ours,
    theirs,
    new Set(chosen),
    writer('us', 50),
  );
  return heading.map(({ name, meetingDate, attendees }) => [
    name,
    meetingDate,
    attendees.B1,
    attendees.B2,
  ]);
}

describe("another project's heading", () => {
  const theirs = headed(
    { ...base, id: 'p-2' },
    { name: '刷新', meetingDate: '2026-12-01', attendees: { B1: '山田', B2: '' } },
    'them',
  );
  const ours = headed(base, { name: '更改', attendees: { B1: '', B2: '田中' } }, 'us');

  test('fills what is empty and names what differs', () => {
    expect(headingChanges(ours, theirs)).toEqual([
      { field: 'name', kind: 'differs', ours: '更改', theirs: '刷新' },
      { field: 'meetingDate', kind: 'taken', ours: '', theirs: '2026-12-01' },
      { field: 'attendees B1', kind: 'taken', ours: '', theirs: '山田' },
    ]);
    expect(taken(ours, theirs)).toEqual([['更改', '2026-12-01', '山田', '田中']]);
    expect(taken(ours, theirs, 'name')).toEqual([['刷新', '2026-12-01', '山田', '田中']]);
  });
});

describe("the same project's heading", () => {
  test('follows who knew of the other', () => {
    const theirs = headed(base, { attendees: { B1: '山田', B2: '' } }, 'them');
    expect(headingChanges(base, theirs).map(({ kind }) => kind)).toEqual(['updated']);
    expect(taken(base, theirs)).toEqual([['基幹刷新', '', '山田', '']]);
    expect(headingChanges(theirs, base)).toEqual([]);
    expect(taken(theirs, base)).toEqual([['基幹刷新', '', '山田', '']]);
  });

  test('written on both sides comes together field by field', () => {
    const theirs = headed(
      base,
      { attendees: { B1: '山田', B2: '' }, meetingDate: '2026-12-01' },
      'them',
    );
    const ours = headed(
      base,
      { attendees: { B1: '', B2: '田中' }, meetingDate: '2026-12-02' },
      'us',
    );
    expect(taken(ours, theirs)).toEqual([['基幹刷新', '2026-12-02', '山田', '田中']]);
    expect(taken(ours, theirs, 'meetingDate')).toEqual([
      ['基幹刷新', '2026-12-01', '山田', '田中'],
    ]);
  });
});
