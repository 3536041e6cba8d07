import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../../../tests/vectors/spreadsheet_safety.json' with { type: 'json' };
import type { OpenPoint } from '../../src/core/register.ts';
import { PRESETS, neutralize, pointsTable, toCsv, toTsv } from '../../src/core/spreadsheet.ts';
import { checklist } from './samples.ts';

const list = checklist(['x']);
const point: OpenPoint = {
  item: 'x',
  number: '1-1',
  point: '範囲を書いたか',
  why: '争いになるため',
  weight: '必須',
  required: true,
  who: ['B1', 'B2'],
  state: 'action',
  said: new Map([
    ['B1', ['要対応', '備考: =1+1']],
    ['B2', ['確認済']],
  ]),
  assignee: '@yamada',
  due: '2026-06-01',
  agreed: ['要対応', '5月に再協議'],
  url: list.url,
};

test.each(vectors)('$input becomes $output', ({ input, output }) => {
  expect(neutralize(input)).toBe(output);
});

test('no cell of any CSV or TSV can start a formula', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...vectors.map(({ input }) => input)))),
        { maxLength: 3 },
      ),
      (table) => {
        const csv = [...toCsv(table).matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(
          ([, cell]) => cell,
        );
        expect(csv).toHaveLength(table.flat().length);
        for (const cell of [...csv, ...toTsv(table).split(/[\n\t]/)]) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        }
      },
    ),
  );
});

test('CSV has a BOM, quotes every field and doubles quotes', () => {
  expect(
    toCsv([
      ['a', 'b"c'],
      ['', '改\n行'],
    ]),
  ).toBe('\uFEFF"a","b""c"\r\n"","改\n行"\r\n');
});

test.each(PRESETS)('the %s columns', (preset) => {
  const [header, row] = pointsTable([point], list, preset);
  expect(row).toHaveLength(header?.length ?? 0);
  expect(Object.fromEntries((header ?? []).map((name, i) => [name, row?.[i]]))).toMatchSnapshot();
});

test('a tracker gets no date where the sides differ, only their words', () => {
  const said = new Map([
    ['B1', ['要対応', '期限: 2026-06-01']],
    ['B2', ['要対応', '期限: 2026-07-01']],
  ]);
  const [header, row] = pointsTable([{ ...point, due: '', said }], list, 'jira');
  expect(row?.[header?.indexOf('Due Date') ?? -1]).toBe('');
  const description = row?.[header?.indexOf('Description') ?? -1];
  expect(description).toContain('ベンダー（B1）: 要対応・期限: 2026-06-01');
  expect(description).toContain('サービス提供者（B2）: 要対応・期限: 2026-07-01');
});
