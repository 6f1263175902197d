import type { Unit } from '../unit.ts';

/** What a value is made of: powers of money and of time. What is counted is only a label. */
export interface Dimension {
  readonly money: number;
  readonly time: number;
}

export const NUMBER: Dimension = { money: 0, time: 0 };
const MONEY: Dimension = { money: 1, time: 0 };
const TIME: Dimension = { money: 0, time: 1 };

/** A literal 0 fits beside anything: `coalesce(cost, 0)`. */
export const ZERO: Dimension = { money: 0, time: 0 };

/** The dimension of a unit: percent, points, multiple, count, number, score and position are all plain numbers. */
export function dimensionOf(unit: Unit | undefined): Dimension {
  return unit === 'money' ? MONEY : unit === 'duration' ? TIME : NUMBER;
}

/** The dimension of both, if there is one. */
export function common(a: Dimension, b: Dimension): Dimension | undefined {
  if (a === ZERO) return b;
  return b === ZERO || (a.money === b.money && a.time === b.time) ? a : undefined;
}

export function product(a: Dimension, b: Dimension): Dimension {
  if (isNumber(b)) return a === ZERO ? NUMBER : a;
  return isNumber(a) ? b : { money: a.money + b.money, time: a.time + b.time };
}

export function quotient(a: Dimension, b: Dimension): Dimension {
  if (isNumber(b)) return a === ZERO ? NUMBER : a;
  return { money: a.money - b.money, time: a.time - b.time };
}

function isNumber({ money, time }: Dimension): boolean {
  return money === 0 && time === 0;
}

/** `money`, `duration`, `number`, or a product: `money/duration`, `money^2`, `1/duration`. */
export function printDimension(dimension: Dimension): string {
  if (isNumber(dimension)) return 'number';
  const { money, time } = dimension;
  const powers: [name: string, power: number][] = [
    ['money', money],
    ['duration', time],
  ];
  const factors = (sign: number) =>
    powers
      .filter(([, power]) => power * sign > 0)
      .map(([name, power]) => (power * sign === 1 ? name : `${name}^${power * sign}`));
  const above = factors(1).join('*');
  const below = factors(-1).map((factor) => `/${factor}`);
  return (above || '1') + below.join('');
}
