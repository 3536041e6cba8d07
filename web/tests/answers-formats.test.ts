/** Files of answers in every format are read as Python reads them (tests/test_vectors.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonical } from '../src/core/canonical.ts';
import { exportProject, importProject } from '../src/core/file.ts';
import type { ReadFor } from '../src/core/file.ts';
import { digestOf } from '../src/workbook/answers-text.ts';
import { PARTIES } from './core/samples.ts';

function text(path: string): string {
  return readFileSync(new URL(`../../tests/${path}`, import.meta.url), 'utf8');
}

// Read as text: the import of JSON takes no half of a character.
const { sides, released, read, refused } = JSON.parse(text('vectors/answers_formats.json')) as {
  readonly sides: readonly string[];
  readonly released: Readonly<Record<string, string>>;
  readonly read: readonly {
    readonly what: string;
    readonly file: unknown;
    readonly result: { readonly contains: { readonly memos: boolean } };
  }[];
  readonly refused: readonly {
    readonly what: string;
    readonly text: string;
    readonly code: string;
  }[];
};

const here: ReadFor = {
  site: '見本',
  list: 'moving-in',
  parties: sides.map((id) => ({ id, name: id, short: id })),
  sections: [],
};

function written(file: string, at: ReadFor, reader: 'others' | 'oneself'): string {
  const result = importProject(file, at);
  if (!result.ok) throw new Error(result.problem.message);
  return exportProject(result.value.project, { site: result.value.site }, reader);
}

test.each(Object.entries(released))('%s, of a release, is read alike', (name, digest) => {
  const list = name.replace(/-[\d.]+\.json$/, '');
  const at = { ...here, list, parties: PARTIES };
  expect(digestOf(written(text(`answers/${name}`), at, 'others'))).toBe(digest);
});

test.each(read)('$what is read alike', ({ file, result }) => {
  const reader = result.contains.memos ? 'oneself' : 'others';
  expect(written(JSON.stringify(file), here, reader)).toBe(`${canonical(result)}\n`);
});

test.each(refused)('$what is refused alike', ({ text: file, code }) => {
  expect(importProject(file, here)).toMatchObject({ ok: false, problem: { code } });
});
