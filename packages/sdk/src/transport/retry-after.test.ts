import { expect, test } from 'vitest';
import { retryAfter } from './retry-after.ts';

const now = Date.parse('2026-06-15T12:00:00Z');

test.each([
  ['120', 120],
  [' 1.5 ', 1.5],
  ['0', 0],
  ['Mon, 15 Jun 2026 12:00:30 GMT', 30],
  ['2026-06-15T12:00:30Z', 30],
  ['Mon, 15 Jun 2026 11:00:00 GMT', 0],
])('"%s" is %s seconds at noon', (header, seconds) => {
  expect(retryAfter(header, now)).toBe(seconds);
});

test.each([null, '', 'soon', 'retry in 5', '-3', 'NaN', 'Infinity', 'Zzz GMT'])(
  '"%s" says nothing',
  (header) => {
    expect(retryAfter(header, now)).toBeUndefined();
  },
);
