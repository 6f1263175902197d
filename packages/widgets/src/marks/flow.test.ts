import { expect, test } from 'vitest';
import { flowMark } from './flow.ts';

test('columns begin at even distances and stand on the ground', () => {
  expect(flowMark([100, 40], []).columns).toBe('M0 100V0h56V100zM100 100V60h56V100z');
});

test('the ground slopes from one column to the next', () => {
  expect(flowMark([100, 40], []).flow).toBe('M56 0C78 0 78 60 100 60V100H56z');
});

test('a missing column is a gap', () => {
  const { columns, flow } = flowMark([100, undefined, 20], []);
  expect(columns).toBe('M0 100V0h56V100zM200 100V80h56V100z');
  expect(flow).toBe('');
});

test('columns behind reach out, so the lower one is seen as well', () => {
  expect(flowMark([100], [50]).behind).toBe('M0 100V50h64V100z');
});
