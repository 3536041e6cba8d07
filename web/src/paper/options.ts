/** What is printed and how, as chosen in the print dialog and remembered in this browser. */
import type { Side } from '../core/model.ts';

export const CONTENTS = ['blank', 'answers', 'unresolved'] as const;
export const ORIENTATIONS = ['portrait', 'landscape'] as const;

/** Whose columns can stand beside the items. */
export function columnsOf(sides: readonly Side[]): readonly PaperOptions['columns'][] {
  return ['both', ...sides];
}

export interface PaperOptions {
  readonly content: (typeof CONTENTS)[number];
  /** Whose columns stand beside the items. */
  readonly columns: 'both' | Side;
  readonly orientation: (typeof ORIENTATIONS)[number];
  /** Why each item is asked and what shows it. */
  readonly reasons: boolean;
  readonly requiredOnly: boolean;
  readonly large: boolean;
}

/** Without answers this is the blank form. */
export const USUAL: PaperOptions = {
  content: 'answers',
  columns: 'both',
  orientation: 'portrait',
  reasons: true,
  requiredOnly: false,
  large: false,
};

export function encodeOptions(options: PaperOptions): string {
  const { content, columns, orientation, reasons, requiredOnly, large } = options;
  return [content, columns, orientation, Number(reasons), Number(requiredOnly), Number(large)].join(
    ' ',
  );
}

/** The options in a remembered text; what is not understood is as usual. */
export function decodeOptions(text: string, sides: readonly Side[]): PaperOptions {
  const [content, columns, orientation, reasons, requiredOnly, large] = text.split(' ');
  const one = <T extends string>(values: readonly T[], value: string | undefined, usual: T): T =>
    values.find((known) => known === value) ?? usual;
  return {
    content: one(CONTENTS, content, USUAL.content),
    columns: one(columnsOf(sides), columns, USUAL.columns),
    orientation: one(ORIENTATIONS, orientation, USUAL.orientation),
    reasons: reasons !== '0',
    requiredOnly: requiredOnly === '1',
    large: large === '1',
  };
}
