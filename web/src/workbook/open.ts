/** Opening a workbook that came from somewhere: hostile, huge and broken files get a clear refusal. */
import { strFromU8, unzipSync } from 'fflate';
import { say } from '../words.ts';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;
const MAX_PARTS = 500;
const BROKEN = say('read.broken');

/** The file cannot be read at all; the message is for the reader. */
export class WorkbookError extends Error {}

export const TOO_LARGE = say('read.too-large', { max: MAX_FILE_BYTES / 1024 / 1024 });

export type Parts = Readonly<Record<string, Uint8Array>>;

export function unpack(content: Uint8Array): Parts {
  if (content.length > MAX_FILE_BYTES) throw new WorkbookError(TOO_LARGE);
  if (content[0] === 0xd0 && content[1] === 0xcf) {
    throw new WorkbookError(say('read.protected'));
  }
  let size = 0;
  let count = 0;
  try {
    // The unpacker makes no more of a part than the size that is counted here.
    return unzipSync(content, {
      filter: ({ originalSize }) => {
        size += originalSize;
        count += 1;
        if (size > MAX_UNPACKED_BYTES || count > MAX_PARTS) {
          throw new WorkbookError(say('read.unpacked'));
        }
        return true;
      },
    });
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError(BROKEN);
  }
}

/** A part as XML; a declaration of entities is refused before it is parsed. */
export function parsePart(parts: Parts, name: string): Document | undefined {
  const bytes = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (!bytes) return undefined;
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  const text = wide
    ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
    : strFromU8(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new WorkbookError(say('read.declaration', { name }));
  }
  const parsed = new DOMParser().parseFromString(text.replace(/^\uFEFF/, ''), 'application/xml');
  if (parsed.getElementsByTagName('parsererror').length > 0) throw new WorkbookError(BROKEN);
  return parsed;
}

/** All elements of a name, whatever prefix the writing program gave them. */
export function all(root: Document | Element | undefined, name: string): readonly Element[] {
  return root ? [...root.getElementsByTagNameNS('*', name)] : [];
}

/** Where the sheets of a workbook stand, in their order. */
export function sheetParts(
  parts: Parts,
): readonly { readonly name: string; readonly part: string }[] {
  const workbook = parsePart(parts, 'xl/workbook.xml');
  if (!workbook) throw new WorkbookError(BROKEN);
  const targets = new Map(
    all(parsePart(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((relation) => {
      const target = relation.getAttribute('Target') ?? '';
      return [
        relation.getAttribute('Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      ];
    }),
  );
  return all(workbook, 'sheet').map((sheet) => {
    const id =
      [...sheet.attributes].find(({ localName, prefix }) => localName === 'id' && prefix !== null)
        ?.value ?? '';
    return { name: sheet.getAttribute('name') ?? '', part: targets.get(id) ?? '' };
  });
}
