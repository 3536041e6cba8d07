/** What the sources of the scripts say: found in their syntax, so that comments do not count. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SOURCES = join(import.meta.dirname, '../src');

export interface Call {
  /** File and line, for the reader of a failure. */
  readonly place: string;
  /** The key, or the part of it that is fixed. */
  readonly key: string;
  readonly isWhole: boolean;
  /** The names of the values, where the call spells them out. */
  readonly values: readonly string[] | undefined;
}

/** The sources, by their path below `src`. */
export function sources(): ReadonlyMap<string, ts.SourceFile> {
  const paths = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => path.endsWith('.ts'))
      .sort()
      .map((path) => {
        const text = readFileSync(join(SOURCES, path), 'utf8');
        return [path, ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)];
      }),
  );
}

/** All nodes of a source without children: its words, strings and signs. */
function leaves(source: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(source);
    if (children.length === 0) found.push(node);
    children.forEach(visit);
  };
  visit(source);
  return found;
}

/** The lines of a source with a match outside of comments. */
export function linesWith(source: ts.SourceFile, pattern: RegExp): string[] {
  return leaves(source)
    .filter((node) => pattern.test(node.getText(source)))
    .map((node) => `${place(source, node)} ${node.getText(source).slice(0, 40)}`);
}

/** Every string of a source that is written out whole. */
export function stringsOf(source: ts.SourceFile): string[] {
  return leaves(source).flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : []));
}

/** Every call of `say`, once for each key that it names. */
export function callsOf(source: ts.SourceFile): Call[] {
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'say') {
      const [key, values] = node.arguments;
      const names = namesOf(values);
      for (const [text, isWhole] of key ? keysIn(key) : [])
        found.push({ place: place(source, node), key: text, isWhole, values: names });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function keysIn(node: ts.Expression): (readonly [text: string, isWhole: boolean])[] {
  if (ts.isStringLiteralLike(node)) return [[node.text, true]];
  if (ts.isTemplateExpression(node)) return [[node.head.text, false]];
  if (ts.isConditionalExpression(node))
    return [...keysIn(node.whenTrue), ...keysIn(node.whenFalse)];
  return [];
}

function namesOf(values: ts.Expression | undefined): string[] | undefined {
  if (!values) return [];
  if (!ts.isObjectLiteralExpression(values)) return undefined;
  const names = values.properties.map(({ name }) => name?.getText());
  return names.every((name) => name !== undefined) ? names : undefined;
}

function place(source: ts.SourceFile, node: ts.Node): string {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName}:${line + 1}`;
}
