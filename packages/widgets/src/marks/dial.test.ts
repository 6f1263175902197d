import { expect, test } from 'vitest';
import { dialPath, turnTo } from './dial.ts';

test('half a dial goes from nine to three o’clock', () => {
  expect(dialPath('half', 40)).toBe('M10 50A40 40 0 0 1 90 50');
});

test('a radial dial is open at the bottom', () => {
  expect(dialPath('radial', 40)).toBe('M21.72 78.28A40 40 0 1 1 78.28 78.28');
});

test('the middle of a dial is at twelve o’clock', () => {
  expect(turnTo('half', 50)).toBe('rotate(0 50 50)');
  expect(turnTo('half', 0)).toBe('rotate(-90 50 50)');
  expect(turnTo('radial', 100)).toBe('rotate(135 50 50)');
});
