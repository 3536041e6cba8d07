/** Checks the Japanese of named files, or of the whole site: `node web/prose/main.ts [file…]`. */
import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { TextlintKernelDescriptor } from '@textlint/kernel';
import { createLinter, loadTextlintrc } from 'textlint';
import { plugin } from './plugin.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SITE = ['source/**/*.md', '{checklists,glossary,tables}/*.yaml'];

async function descriptor(): Promise<TextlintKernelDescriptor> {
  const configured = await loadTextlintrc({
    configFilePath: `${ROOT}/.textlintrc.json`,
    node_modulesDir: `${ROOT}/web/node_modules`,
  });
  // textlint itself would go on without any rule.
  if (configured.rule.descriptors.length === 0) throw new Error('.textlintrc.json を読めません。');
  // The site's plugin comes first: textlint's own for Markdown would otherwise read the pages.
  const plugins = [{ pluginId: 'site', plugin }];
  return new TextlintKernelDescriptor({ rules: [], filterRules: [], plugins }).concat(configured);
}

async function told(files: string[]): Promise<string[]> {
  const results = await createLinter({ descriptor: await descriptor() }).lintFiles(files);
  const sorted = results.sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
  return sorted.flatMap(({ filePath, messages }) =>
    messages.map(({ loc: { start }, message, ruleId }) => {
      const place = `${relative('', filePath)}:${start.line}:${start.column}`;
      return `${place}: ${message.replaceAll(/\s+/g, ' ').trim()} [${ruleId}]`;
    }),
  );
}

const named = process.argv.slice(2);
const missing = named.filter((file) => !statSync(file, { throwIfNoEntry: false })?.isFile());
const lines =
  missing.length > 0
    ? missing.map((file) => `${file}: ファイルがありません。`)
    : await told(named.length > 0 ? named : SITE.map((pattern) => `${ROOT}/${pattern}`));
for (const line of lines) console.log(line);
process.exitCode = lines.length > 0 ? 1 : 0;
