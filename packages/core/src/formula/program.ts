import type { FormulaInput } from './formula.ts';
import { finite, functions } from './functions.ts';
import type { Dimension } from './units.ts';

/** Computes one step from two values. `NaN` and infinities stand for `null`. */
export type Apply = (x: number, y: number) => number;

/**
 * One step of a checked formula.
 * `constant`: `x` is the value. `input`: `x` is the place among the inputs.
 * Otherwise `x` and `y` are the places of earlier steps; what takes one value ignores `y`.
 */
export interface Step {
  readonly op: string;
  readonly x: number;
  readonly y: number;
  readonly dimension: Dimension;
}

/** A formula with every KPI it refers to resolved: steps in an order in which they can be computed. */
export interface Program {
  readonly steps: readonly Step[];
  readonly inputs: readonly FormulaInput[];
  /** The place of the step that is the value. */
  readonly result: number;
}

/** Whether a step stands at the beginning: `x` and `y` are no places. */
export function isLeaf(op: string): boolean {
  return op === 'constant' || op === 'input';
}

const operators: Readonly<Record<string, Apply>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  // A divisor beyond the range of numbers must not turn into a quotient of 0.
  '/': (x, y) => x / finite(y),
};

/** How a step's two values become one. */
export function applyOf(op: string): Apply {
  const does = functions.get(op)?.does;
  return does?.kind === 'value' ? does.apply : operators[op]!;
}
