/** What every released version exported keeps importing, and loses nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { converted } from '../../../src/core/format-1.ts';
import type { FormerProject } from '../../../src/core/format-1.ts';
import { importProject } from '../../../src/core/file.ts';
import { mergeProjects } from '../../../src/core/merge.ts';
import type { Project } from '../../../src/core/model.ts';
import { PARTIES } from '../../core/samples.ts';

const FOLDER = join(import.meta.dirname, '../../../../tests/answers');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

test('there are files to hold', () => {
  expect(files).toContain('kickoff-1.0.0.json');
});

describe.each(files)('%s', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const written = JSON.parse(text) as
    | { formatVersion: 1; project: FormerProject }
    | { formatVersion: 2; project: Omit<Project, 'memos'> };
  const list = name.replace(/-[\d.]+\.json$/, '');
  const read = importProject(text, { site: '', list, parties: PARTIES, sections: [] });

  test('imports with everything that it holds', () => {
    expect(read.ok).toBe(true);
    const project =
      written.formatVersion === 1 ? converted(written.project) : { ...written.project, memos: {} };
    if (read.ok) expect(read.value.project).toEqual(project);
  });

  test('uses every feature, so that the next version is held to all of them', () => {
    if (!read.ok) return;
    const { answers, agreed, heading } = read.value.project;
    const said = Object.values(answers).flatMap((cells) => Object.values(cells).flat());
    expect(new Set(said.map(({ verdict }) => verdict)).size).toBe(5);
    for (const field of [
      'reason',
      'note',
      'assignee',
      'due',
      'confirmedBy',
      'confirmedOn',
      'wording',
    ] as const) {
      expect(
        said.some((answer) => answer[field] !== ''),
        field,
      ).toBe(true);
    }
    expect(Object.values(answers.B1 ?? {}).some((cell) => cell.length > 1)).toBe(true);
    expect(
      Object.values(agreed)
        .flat()
        .some(({ from }) => from.B1 && from.B2),
    ).toBe(true);
    expect(
      heading[0].attendees.B1 && heading[0].attendees.B2 && heading[0].meetingDate,
    ).toBeTruthy();
  });

  test('merged with itself it stays the same', () => {
    if (read.ok)
      expect(mergeProjects(read.value.project, read.value.project)).toEqual(read.value.project);
  });
});
