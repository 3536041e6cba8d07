/** A textlint plugin that reads the site's pages and its YAML files. */
import type { TxtDocumentNode } from '@textlint/ast-node-types';
import type { TextlintPluginCreator, TextlintPluginProcessor } from '@textlint/types';
import { markdownNodes } from './markdown.ts';
import { placed, type ProseNode } from './nodes.ts';
import { yamlNodes } from './yaml.ts';

const FRONT_MATTER = /^---\n(.*?\n)---\n/s;

function pageNodes(file: string): ProseNode[] {
  const [matter = '', fields = ''] = FRONT_MATTER.exec(file) ?? [];
  const start = matter.indexOf('\n') + 1;
  return [
    ...yamlNodes(file, start, start + fields.length),
    ...markdownNodes(file, matter.length, file.length),
  ];
}

function documentOf(file: string, extension: string): TxtDocumentNode {
  const children = extension === '.md' ? pageNodes(file) : yamlNodes(file, 0, file.length);
  const document = { type: 'Document', children } as ProseNode;
  return placed(document, file, 0, file.length) as TxtDocumentNode;
}

class Processor implements TextlintPluginProcessor {
  availableExtensions(): string[] {
    return ['.md', '.yaml'];
  }

  processor(extension: string): ReturnType<TextlintPluginProcessor['processor']> {
    return {
      preProcess: (text) => documentOf(text, extension),
      postProcess: (messages, filePath = '') => ({ messages, filePath }),
    };
  }
}

export const plugin: TextlintPluginCreator = { Processor };
