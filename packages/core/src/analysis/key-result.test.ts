import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyResult } from './key-result.ts';

test('progress = (value − baseline) / (target − baseline)', () => {
  expect(keyResult({ baseline: 2, target: 4, value: 3.5, better: 'higher' })).toMatchObject({
    progress: 0.75,
    reached: false,
    toGo: 0.5,
    improves: true,
  });
});

test('progress is in the direction of the KPI: a cost that falls comes nearer', () => {
  expect(keyResult({ baseline: 50, target: 40, value: 45, better: 'lower' })).toMatchObject({
    progress: 0.5,
    toGo: 5,
    improves: true,
  });
});

test('progress is clamped only in display', () => {
  expect(keyResult({ baseline: 0, target: 10, value: 12, better: 'higher' })).toMatchObject({
    progress: 1.2,
    reached: true,
    toGo: 0,
  });
  expect(keyResult({ baseline: 50, target: 40, value: 55, better: 'lower' }).progress).toBe(-0.5);
});

test('a target that would make the KPI worse is told', () => {
  expect(keyResult({ baseline: 40, target: 50, value: 45, better: 'lower' }).improves).toBe(false);
});

test('without a value or a way to go there is no progress', () => {
  expect(keyResult({ baseline: 1, target: 2, value: null, better: 'higher' })).toMatchObject({
    progress: null,
    reached: false,
    toGo: null,
  });
  expect(keyResult({ baseline: 5, target: 5, value: 5, better: 'lower' })).toMatchObject({
    progress: null,
    reached: true,
  });
});

test('progress does not depend on the unit that is counted in', () => {
  const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(amount, amount, amount, (baseline, target, value) => {
      fc.pre(Math.abs(target - baseline) > 1e-3);
      const { progress } = keyResult({ baseline, target, value, better: 'higher' });
      const cents = keyResult({
        baseline: baseline * 100,
        target: target * 100,
        value: value * 100,
        better: 'higher',
      });
      expect(cents.progress).toBeCloseTo(progress!, 6);
    }),
  );
});
