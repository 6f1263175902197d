import { expect, test } from 'vitest';
import { compileFormula } from './compile-formula.ts';

const absenceOf = (text: string, totals: Record<string, number | null>, why = {}) => {
  const formula = compileFormula(text);
  expect(formula.evaluate(totals) === null).toBe(formula.absence(totals, why) !== undefined);
  return formula.absence(totals, why);
};

test('a value is not absent', () => {
  expect(absenceOf('cost / clicks', { cost: 0, clicks: 5 })).toBeUndefined();
});

test('x / 0 is absent with zero_denominator, 0 / 0 as well', () => {
  expect(absenceOf('cost / clicks', { cost: 100, clicks: 0 })).toBe('zero_denominator');
  expect(absenceOf('cost / clicks', { cost: 0, clicks: 0 })).toBe('zero_denominator');
  expect(absenceOf('cost / (clicks - likes)', { cost: 5, clicks: 3, likes: 3 })).toBe('zero_denominator');
});

test('an input that is not there at all is a missing measure, an empty one has no data', () => {
  expect(absenceOf('cost / clicks', { clicks: 5 })).toBe('missing_measure');
  expect(absenceOf('cost / clicks', { cost: null, clicks: 5 })).toBe('no_data');
});

test('a target that is absent is no_target, an earlier total that is absent no_comparison', () => {
  expect(absenceOf('cost / target(cost)', { cost: 5 })).toBe('no_target');
  expect(absenceOf('cost / target(cost)', { cost: 5, 'target(cost)': null })).toBe('no_target');
  expect(absenceOf('cost - previous(cost)', { cost: 5 })).toBe('no_comparison');
});

test('the first cause from left to right counts, and an input’s own reason goes before a general one', () => {
  expect(absenceOf('previous(cost) / clicks', { clicks: 0 })).toBe('no_comparison');
  expect(absenceOf('cost / clicks + previous(cost)', { cost: 1, clicks: 0 })).toBe('zero_denominator');
  expect(absenceOf('visitors / reach', { visitors: null }, { visitors: 'not_additive' })).toBe(
    'not_additive',
  );
});

test('null propagates, and coalesce is the only thing that stops it', () => {
  const empty = { clicks: null, likes: 1 };
  for (const text of [
    'clicks + likes',
    '0 * clicks',
    '-clicks',
    'min(clicks, likes)',
    'max(likes, clicks)',
    'abs(clicks)',
    'round(clicks, 0)',
    'likes / clicks',
  ]) {
    expect(absenceOf(text, empty)).toBe('no_data');
  }
  expect(absenceOf('coalesce(clicks, likes)', empty)).toBeUndefined();
  expect(absenceOf('coalesce(likes / 0, likes)', empty)).toBeUndefined();
});

test('when the fallback is absent too, its cause counts', () => {
  const totals = { posts: 3, followers: null };
  expect(
    absenceOf('coalesce(post_followers, posts * followers)', totals, { followers: 'not_additive' }),
  ).toBe('not_additive');
});

test('what is no finite number is absent', () => {
  for (const cost of [NaN, Infinity, -Infinity, '5', undefined]) {
    expect(absenceOf('cost', { cost } as Record<string, number>)).toBe('no_data');
    expect(absenceOf('clicks / cost', { clicks: 1, cost } as Record<string, number>)).toBe('no_data');
    expect(absenceOf('max(cost, 0)', { cost } as Record<string, number>)).toBe('no_data');
  }
});

test('a value beyond the range of numbers is absent, and stays so', () => {
  for (const text of [
    'clicks * clicks',
    '1 / (clicks * clicks)',
    'min(clicks * clicks, 1)',
    'round(clicks * clicks, 2)',
    'abs(clicks + clicks)',
  ]) {
    expect(absenceOf(text, { clicks: 1.7e308 })).toBe('no_data');
  }
  expect(absenceOf('clicks / likes', { clicks: 1.7e308, likes: 0.1 })).toBe('no_data');
});

test('zero has no sign', () => {
  expect(compileFormula('-clicks').evaluate({ clicks: 0 })).toBe(0);
  expect(compileFormula('clicks / likes').evaluate({ clicks: 0, likes: -5 })).toBe(0);
  expect(compileFormula('clicks / likes').evaluateColumns({ clicks: [0], likes: [-5] }, 1)[0]).toBe(0);
});
