import { expect, test } from 'vitest';
import vectors from '../../../tests/vectors/workbook_digest.json' with { type: 'json' };
import { canonical } from '../../src/core/canonical.ts';
import { digestOf } from '../../src/workbook/answers-text.ts';

test.each(vectors)('a workbook is named as by guidance import: $digest', ({ content, digest }) => {
  expect(digestOf(canonical(content))).toBe(digest);
});
