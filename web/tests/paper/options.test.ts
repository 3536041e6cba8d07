import { expect, test } from 'vitest';
import { decodeOptions, encodeOptions, USUAL } from '../../src/paper/options.ts';
import { cssString } from '../../src/paper/page-rules.ts';

const SIDES = ['B1', 'B2'];

test('options come back as they were remembered', () => {
  const options = {
    ...USUAL,
    content: 'unresolved',
    columns: 'B2',
    orientation: 'landscape',
    reasons: false,
    large: true,
  } as const;
  expect(decodeOptions(encodeOptions(options), SIDES)).toEqual(options);
});

test('what is not understood is as usual', () => {
  expect(decodeOptions('', SIDES)).toEqual(USUAL);
  expect(decodeOptions('nonsense both sideways x y z', SIDES)).toEqual(USUAL);
});

test('no text ends a string of the style sheet', () => {
  expect(cssString('a"; } body { color: red }\n\\')).toBe('"a\\22 ; } body { color: red } \\5c "');
});
