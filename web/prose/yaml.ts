/** The texts for readers in YAML, each line as Markdown of its own. */
import { isPair, isScalar, parseDocument, Scalar, visit } from 'yaml';
import { markdownNodes } from './markdown.ts';
import { isJapanese, type ProseNode } from './nodes.ts';

/** Fields in others' words: a term and its spellings, a case's parties, what readers type. */
const NAMES = new Set(['name', 'reading', 'aliases', 'discouraged', 'roles', 'asked', 'words']);

/** A field of check items: each is a statement in the plain form, as a heading is. */
const STATEMENT = 'text';

/** The nodes of the YAML that stands in `file` from `from` to `to`. */
export function yamlNodes(file: string, from: number, to: number): ProseNode[] {
  const nodes: ProseNode[] = [];
  visit(parseDocument(file.slice(from, to)), {
    Pair: (_, { key }) => (isScalar(key) && NAMES.has(String(key.value)) ? visit.SKIP : undefined),
    Scalar: (role, scalar, path) => {
      if (role === 'key' || typeof scalar.value !== 'string' || !isJapanese(scalar.value)) return;
      const isStatement = keyOf(path.at(-1)) === STATEMENT;
      for (const [start, end] of lines(scalar, file, from)) {
        const found = markdownNodes(file, start, end);
        const isSentence = !isStatement && file.slice(start, end).endsWith('。');
        nodes.push(...(isSentence ? found : found.map(asTitle)));
      }
    },
  });
  return nodes;
}

function keyOf(parent: unknown): unknown {
  return isPair(parent) && isScalar(parent.key) ? parent.key.value : undefined;
}

/** The range of each line of a scalar, without indentation, quotes and block marks. */
function* lines(scalar: Scalar, file: string, shift: number): Generator<[number, number]> {
  const [first = 0, end = 0] = scalar.range ?? [];
  const isBlock = scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED;
  const start = isBlock ? file.indexOf('\n', shift + first) + 1 : shift + first;
  let offset = start;
  for (const line of file.slice(start, shift + end).split('\n')) {
    const words = line.trim().replace(/^["']|["']$/g, '');
    const at = offset + line.indexOf(words);
    if (words) yield [at, at + words.length];
    offset += line.length + 1;
  }
}

/** Rules on sentences do not bind a title. */
function asTitle(node: ProseNode): ProseNode {
  return node.type === 'Paragraph' ? { ...node, type: 'Header' } : node;
}
