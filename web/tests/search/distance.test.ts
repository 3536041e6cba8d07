import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowed, distance } from '../../src/search/distance.ts';

test.each([
  ['けんしゅう', 'けんしゅ', 1],
  ['損害倍償', '損害賠償', 1],
  ['ab', 'ba', 1],
  ['', 'a', 1],
  ['同じ', '同じ', 0],
])('%s and %s are %i apart', (a, b, apart) => {
  expect(distance(a, b, 2)).toBe(apart);
});

test('it is the same both ways, and never claims less than what is too far', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 8 }),
      fc.string({ maxLength: 8 }),
      fc.nat(2),
      (a, b, most) => {
        const apart = distance(a, b, most);
        expect(Math.min(apart, most + 1)).toBe(Math.min(distance(b, a, most), most + 1));
        if (apart === 0) expect(a).toBe(b);
      },
    ),
  );
});

test('short words may have no errors', () => {
  expect([2, 3, 9].map(allowed)).toEqual([0, 1, 2]);
});
