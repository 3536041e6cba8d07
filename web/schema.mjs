/**
 * Writes the JSON Schema of the answers file, derived from what the import validates against.
 *
 * Usage: node schema.mjs [FILE] (default: ../schemas/answers.schema.json).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
// The words of the shapes are said as they are loaded.
import './tests/set-up.ts';
import { answersFileSchema, definitions } from './src/core/schema.ts';

const target = process.argv[2]
  ? resolve(process.argv[2])
  : join(import.meta.dirname, '../schemas/answers.schema.json');
const schema = {
  ...toJsonSchema(answersFileSchema, { target: 'draft-2020-12', definitions }),
  title: 'チェックリストの回答ファイル',
};
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(schema, null, 2)}\n`);
