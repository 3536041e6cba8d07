import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { answersFileSchema } from '../../src/core/schema.ts';

test('the published JSON Schema says all that the import checks', () => {
  const schema = toJsonSchema(answersFileSchema, { target: 'draft-2020-12', errorMode: 'throw' });
  const file = (memos: boolean) => ({
    type: 'object',
    additionalProperties: false,
    required: ['format', 'formatVersion', 'site', 'contains', 'project'],
    properties: {
      format: { const: 'guidance-answers' },
      formatVersion: { const: 2 },
      contains: { properties: { memos: { const: memos } } },
    },
  });
  expect(schema).toMatchObject({ anyOf: [file(false), file(true)] });
});
