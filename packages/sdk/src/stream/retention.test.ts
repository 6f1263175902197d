import { expect, test } from 'vitest';
import { longAgo } from './retention.ts';

test('two days are the newest and the one before', () => {
  expect(longAgo({ kind: 'day', days: Int32Array.of(12, 10, 11, 13, 11) }, 2)).toEqual([1, 2, 4]);
});

test('of clock times one day more is kept, because days begin elsewhere at other times', () => {
  const milliseconds = Float64Array.of(10.9, 11.1, 13.9).map((days) => days * 86_400_000);
  expect(longAgo({ kind: 'instant', milliseconds }, 2)).toEqual([0]);
});
