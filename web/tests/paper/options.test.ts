import { expect, test } from 'vitest';
import { decodeOptions, encodeOptions, USUAL } from '../../src/paper/options.ts';
import { cssString } from '../../src/paper/page-rules.ts';

test('options come back as they were remembered', () => {
  const options = {
    ...USUAL,
    content: 'unresolved',
    columns: 'B2',
    orientation: 'landscape',
    reasons: false,
    large: true,
  } as const;
  expect(decodeOptions(encodeOptions(options))).toEqual(options);
});

test('what is not understood is as usual', () => {
  expect(decodeOptions('')).toEqual(USUAL);
  expect(decodeOptions('nonsense both sideways x y z')).toEqual(USUAL);
});

test('no text ends a string of the style sheet', () => {
  expect(cssString('a"; } body { color: red }\n\\')).toBe('"a\\22 ; } body { color: red } \\5c "');
});
