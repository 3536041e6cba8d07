/**
 * Writes the types of the data of a checklist page, from the schema that the build checks it by.
 *
 * Usage: node types.mjs [--check]. With --check it only compares, and fails where they differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from 'json-schema-to-typescript';
import * as prettier from 'prettier';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const source = join(import.meta.dirname, '../schemas/checklist-data.schema.json');
const target = join(import.meta.dirname, 'src/core/checklist-data.ts');

/** A title names a type; those of single properties would make a type of every string. */
function untitled(schema) {
  for (const property of Object.values(schema.properties ?? {})) delete property.title;
  return schema;
}

const schema = untitled(JSON.parse(readFileSync(source, 'utf8')));
Object.values(schema.$defs).forEach(untitled);
const made = await compile(schema, schema.title, {
  bannerComment:
    '/** The data of a checklist page; made by `npm run types` from its JSON Schema. */',
  format: false,
});
const options = { ...(await prettier.resolveConfig(target)), filepath: target };
const text = await prettier.format(made, options);
if (!values.check) writeFileSync(target, text);
else if (text !== readFileSync(target, 'utf8')) {
  console.error('core/checklist-data.ts is not what its schema says: npm run types');
  process.exitCode = 1;
}
