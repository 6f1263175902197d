import type { Window } from './formula.ts';
import { round } from './round.ts';

/** What a function takes and does. One that does neither of these is known to the check by name. */
export interface Behaviour {
  /** The fewest and the most arguments; left out, it takes one. */
  readonly arity?: readonly [number, number];
  /** Asks for totals over a window of the inputs inside. */
  readonly window?: (buckets: number) => Window;
  /** Computes with two values. `NaN` and infinities stand for `null`. */
  readonly apply?: (x: number, y: number) => number;
  /** The second value is a constant without unit. */
  readonly digits?: true;
}

/** Infinities come from overflow and division by zero: they are no values, but `NaN`. −0 becomes 0. */
export const finite = (x: number): number => x + (x - x);

/** What stands behind every name that is called. */
export const behaviours = {
  previous: {},
  target: {},
  per_year: {},
  cumulative: { window: () => ({ kind: 'cumulative' }) },
  rolling: { arity: [2, 2], window: (buckets) => ({ kind: 'rolling', buckets }) },
  coalesce: { arity: [2, Infinity], apply: (x, y) => (x - x === 0 ? x : y) },
  min: { arity: [2, Infinity], apply: (x, y) => Math.min(finite(x), finite(y)) },
  max: { arity: [2, Infinity], apply: (x, y) => Math.max(finite(x), finite(y)) },
  abs: { apply: Math.abs },
  round: { arity: [2, 2], apply: round, digits: true },
} as const satisfies Record<string, Behaviour>;
