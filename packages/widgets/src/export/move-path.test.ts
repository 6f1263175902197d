import { expect, test } from 'vitest';
import { movePath } from './move-path.ts';

test('lines and curves are scaled and moved, relative ones only scaled', () => {
  expect(movePath('M0,30L50,16h10V4C1 2 3 4 5 6Z', [2, 0.5], [100, 10])).toBe(
    'M100 25L200 18h20V12C102 11 106 12 110 13Z',
  );
});

test('a line of no length stays one', () => {
  expect(movePath('M100,16h0', [3, 3], [0, 0])).toBe('M300 48h0');
});

test('an arc cannot be scaled like this', () => {
  expect(movePath('M0 0A4 4 0 0 1 8 0', [2, 1], [0, 0])).toBeUndefined();
});
