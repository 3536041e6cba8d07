/** MyST Markdown as textlint reads it: the words for readers, without roles, fences and targets. */
import { parse } from '@textlint/markdown-to-ast';
import { isJapanese, placed, type ProseNode } from './nodes.ts';

const DIRECTIVE = /^( *)(`{3,}|:{3,})\{(?!code)[\w-]+\}(.*)$/;
const COLON_FENCE = /^ *:{3,} *$/;
const OPTION = /^( *):[\w-]+:(.*)$/;
const NOT_FOR_READERS = /^ *(?:\{[#.][^}]*\}|%.*)$/;
const ROLE = /\{([a-z][\w:-]*)\}$/;

/** The nodes of the Markdown that stands in `file` from `from` to `to`. */
export function markdownNodes(file: string, from: number, to: number): ProseNode[] {
  const document = parse(withoutFences(file.slice(from, to))) as ProseNode;
  return settled(document, file, from).children ?? [];
}

/** `text` with as many characters, but without the lines that only steer the build. */
function withoutFences(text: string): string {
  let openFence = '';
  const lines = text.split('\n').map((line) => {
    const directive = DIRECTIVE.exec(line);
    if (directive) {
      const [, indent = '', fence = '', title = ''] = directive;
      if (fence.startsWith('`')) openFence = fence;
      return asHeading(line, indent, title);
    }
    const option = OPTION.exec(line);
    if (option) return asHeading(line, option[1] ?? '', option[2] ?? '');
    if (openFence && line.trim() === openFence) {
      openFence = '';
      return blank(line);
    }
    const isHidden = COLON_FENCE.test(line) || NOT_FOR_READERS.test(line);
    return isHidden || (openFence && !isJapanese(line)) ? blank(line) : line;
  });
  return lines.join('\n');
}

function blank(line: string): string {
  return ' '.repeat(line.length);
}

/** A heading, because spaces alone before the title would make it an indented code block. */
function asHeading(line: string, indent: string, title: string): string {
  if (!isJapanese(title)) return blank(line);
  return `${indent}#`.padEnd(line.length - title.length) + title;
}

/** `node` and all within it, moved from its piece of the file to its place in the whole. */
function settled(node: ProseNode, file: string, shift: number): ProseNode {
  const [from, to] = node.range;
  const whole = placed(node, file, from + shift, to + shift);
  if (!node.children) return whole;
  const children = withRoles(node.children);
  return { ...whole, children: children.map((child) => settled(child, file, shift)) };
}

/** Roles as code, from brace to backtick; a citation has no words, others stand for a title. */
function withRoles(nodes: ProseNode[]): ProseNode[] {
  const joined: ProseNode[] = [];
  for (const node of nodes) {
    const before = joined.at(-1);
    const role = node.type === 'Code' && before?.type === 'Str' && ROLE.exec(before.value ?? '');
    if (!role) {
      joined.push(node);
      continue;
    }
    joined.pop();
    const words = before.value?.slice(0, role.index) ?? '';
    const start = before.range[1] - role[0].length;
    if (words) joined.push({ ...before, value: words, range: [before.range[0], start] });
    const value = role[1] === 'source' ? '' : (node.value ?? '');
    joined.push({ ...node, value, range: [start, node.range[1]] });
  }
  return joined;
}
