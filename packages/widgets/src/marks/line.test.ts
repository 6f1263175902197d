import { expect, test } from 'vitest';
import { lineMark } from './line.ts';

const of = (...values: (number | null)[]) => lineMark(values.map((value) => ({ value })));

test('a line needs two values', () => {
  expect(of()).toBeUndefined();
  expect(of(3, null)).toBeUndefined();
});

test('points stand at even distances between the margins of the box', () => {
  expect(of(0, 5, 10)!.line).toBe('M0,30L50,16L100,2');
});

test('equal values are a line in the middle', () => {
  expect(of(4, 4)!.line).toBe('M0,16L100,16');
});

test('a missing value is a gap, not a zero', () => {
  expect(of(0, 10, null, 10, 0)!.line).toBe('M0,30L25,2M75,2L100,30');
});

test('the ground lies under each run', () => {
  expect(of(0, 10, null, 10, 0)!.area).toBe('M0,30L25,2L25,32L0,32ZM75,2L100,30L100,32L75,32Z');
});

test('a value alone between gaps is a dot without a ground', () => {
  const mark = of(0, 10, null, 5, null, 10, 0)!;
  expect(mark.line).toBe('M0,30L16.67,2M50,16ZM83.33,2L100,30');
  expect(mark.area).toBe('M0,30L16.67,2L16.67,32L0,32ZM83.33,2L100,30L100,32L83.33,32Z');
});

test('what leads to a partial point is drawn apart', () => {
  const mark = lineMark([{ value: 0 }, { value: 10 }, { value: 5, partial: true }])!;
  expect(mark.line).toBe('M0,30L50,2');
  expect(mark.partial).toBe('M50,2L100,16');
  expect(mark.end).toBe('M100,16h0');
});

test('huge values stay finite', () => {
  expect(of(-Number.MAX_VALUE, Number.MAX_VALUE)!.line).toBe('M0,30L100,2');
});

test('what may come goes on from the last value, between its bounds', () => {
  const mark = lineMark([{ value: 0 }, { value: 5 }], [{ value: 6, low: 4, high: 10 }])!;
  expect(mark.line).toBe('M0,30L50,16');
  expect(mark.end).toBe('M50,16h0');
  expect(mark.ahead).toBe('M50,16L100,13.2');
  expect(mark.band).toBe('M50,16L100,2L100,18.8Z');
});

test('where nobody knows what may come, nothing is drawn of it', () => {
  expect(of(0, 10)).toMatchObject({ ahead: '', band: '' });
});
