/** Nodes of textlint's tree, each with its place in the file that the author wrote. */
import type { TxtNodePosition, TxtNodeRange, TxtNodeType } from '@textlint/ast-node-types';

export interface ProseNode {
  type: TxtNodeType;
  raw: string;
  range: TxtNodeRange;
  loc: { start: TxtNodePosition; end: TxtNodePosition };
  value?: string;
  children?: ProseNode[];
}

/** Whether a text is one for readers: ids, addresses and dates hold no Japanese. */
export function isJapanese(text: string): boolean {
  return /[ぁ-ヿ一-鿿]/u.test(text);
}

/** `node` as what stands in `file` from `from` to `to`. */
export function placed(node: ProseNode, file: string, from: number, to: number): ProseNode {
  return {
    ...node,
    raw: file.slice(from, to),
    range: [from, to],
    loc: { start: position(file, from), end: position(file, to) },
  };
}

function position(file: string, offset: number): TxtNodePosition {
  const before = file.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') - 1 };
}
