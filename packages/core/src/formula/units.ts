import type { Unit } from '../unit.ts';

/**
 * What a value is made of: its power of money plus `TIME` times its power of time. One number for both, so that a
 * product adds and a quotient subtracts. What is counted is only a label.
 */
export type Dimension = number;

export const NUMBER: Dimension = 0;
const MONEY: Dimension = 1;
const TIME: Dimension = 2 ** 26;

/** A literal 0 fits beside anything: `coalesce(cost, 0)`. As a factor it is a plain number. */
export const ZERO: Dimension = NaN;

/** The dimension of a unit: percent, points, multiple, count, number, score and position are all plain numbers. */
export function dimensionOf(unit: Unit | undefined): Dimension {
  return unit === 'money' ? MONEY : unit === 'duration' ? TIME : NUMBER;
}

/** The dimension of a step of two values; of anything but a product and a quotient they must have one in common. */
export function combineDimensions(op: string, a: Dimension, b: Dimension): Dimension | undefined {
  if (op === '*') return (a || NUMBER) + (b || NUMBER);
  if (op === '/') return (a || NUMBER) - (b || NUMBER);
  if (a === b || Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : undefined;
}

/** `money`, `duration`, `number`, or a product: `money/duration`, `money^2`, `1/duration`. */
export function printDimension(dimension: Dimension): string {
  if (!dimension) return 'number';
  const time = Math.round(dimension / TIME);
  const money = dimension - time * TIME;
  const left = factor('money', money);
  const right = factor('duration', time);
  const above = left && right ? `${left}*${right}` : left || right || '1';
  return above + factor('/money', -money) + factor('/duration', -time);
}

function factor(name: string, power: number): string {
  return power > 1 ? `${name}^${power}` : power > 0 ? name : '';
}
