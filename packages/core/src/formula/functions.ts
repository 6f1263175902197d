import type { Window } from './formula.ts';
import { round } from './round.ts';

/** What stands around a part of a formula and says which total an input is. */
export interface Surroundings {
  /** How many times `previous` surrounds it. */
  readonly shift: number;
  readonly window?: Window;
  /** `cumulative`, `rolling` or `per_year`, when it surrounds it: none of them goes into another. */
  readonly within?: string;
}

/** What a function does, and to what. */
export type Behaviour =
  /** Computes with two values. `NaN` and infinities stand for `null`. `digits`: the second is a constant without unit. */
  | { readonly kind: 'value'; readonly apply: (x: number, y: number) => number; readonly digits?: true }
  /** Asks for other totals of the inputs inside. */
  | { readonly kind: 'inputs'; readonly surround: (outer: Surroundings, buckets: number) => Surroundings }
  | { readonly kind: 'target' }
  | { readonly kind: 'per_year' };

/** One function of the formula language. */
export interface FormulaFunction {
  readonly usage: string;
  readonly doc: string;
  /** The fewest and the most arguments. */
  readonly arity: readonly [number, number];
  readonly does: Behaviour;
}

/** Infinities come from overflow and division by zero: they are no values, but `NaN`. −0 becomes 0. */
export const finite = (x: number): number => x + (x - x);

/** All functions by name. The check, the evaluators, the messages and the reference page read this table. */
export const functions: ReadonlyMap<string, FormulaFunction> = /* @__PURE__ */ new Map([
  [
    'previous',
    {
      usage: 'previous(x)',
      doc: 'x in the period compared with',
      arity: [1, 1],
      does: { kind: 'inputs', surround: (outer) => ({ ...outer, shift: outer.shift + 1 }) },
    },
  ],
  [
    'target',
    { usage: 'target(x)', doc: 'the target of measure or KPI x', arity: [1, 1], does: { kind: 'target' } },
  ],
  [
    'per_year',
    { usage: 'per_year(x)', doc: 'x scaled to a year', arity: [1, 1], does: { kind: 'per_year' } },
  ],
  [
    'cumulative',
    {
      usage: 'cumulative(x)',
      doc: 'x from the start of the period on',
      arity: [1, 1],
      does: {
        kind: 'inputs',
        surround: (outer) => ({ ...outer, window: { kind: 'cumulative' }, within: 'cumulative' }),
      },
    },
  ],
  [
    'rolling',
    {
      usage: 'rolling(x, n)',
      doc: 'x over the last n buckets',
      arity: [2, 2],
      does: {
        kind: 'inputs',
        surround: (outer, buckets) => ({ ...outer, window: { kind: 'rolling', buckets }, within: 'rolling' }),
      },
    },
  ],
  [
    'coalesce',
    {
      usage: 'coalesce(x, y)',
      doc: 'y where x is absent',
      arity: [2, Infinity],
      does: { kind: 'value', apply: (x, y) => (x - x === 0 ? x : y) },
    },
  ],
  [
    'min',
    {
      usage: 'min(x, y)',
      doc: 'the smallest',
      arity: [2, Infinity],
      does: { kind: 'value', apply: (x, y) => Math.min(finite(x), finite(y)) },
    },
  ],
  [
    'max',
    {
      usage: 'max(x, y)',
      doc: 'the largest',
      arity: [2, Infinity],
      does: { kind: 'value', apply: (x, y) => Math.max(finite(x), finite(y)) },
    },
  ],
  [
    'abs',
    {
      usage: 'abs(x)',
      doc: 'x without its sign',
      arity: [1, 1],
      does: { kind: 'value', apply: (x) => Math.abs(x) },
    },
  ],
  [
    'round',
    {
      usage: 'round(x, digits)',
      doc: 'x to so many decimals, half away from zero',
      arity: [2, 2],
      does: { kind: 'value', apply: round, digits: true },
    },
  ],
] satisfies [string, FormulaFunction][]);
