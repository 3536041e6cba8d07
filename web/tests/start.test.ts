import { expect, test } from 'vitest';
import { startEach } from '../src/start.ts';

test('a part that throws is told by its name and leaves the others alive', () => {
  const started: string[] = [];
  const told: string[] = [];
  startEach(
    [
      ['案件', () => started.push('案件')],
      [
        '進み',
        () => {
          throw new Error('壊れた');
        },
      ],
      ['保存', () => started.push('保存')],
    ],
    (name, error) => told.push(`${name}: ${String(error)}`),
  );
  expect(started).toEqual(['案件', '保存']);
  expect(told).toEqual(['進み: Error: 壊れた']);
});
