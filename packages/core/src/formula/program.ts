import { behaviours, finite, type Behaviour } from './behaviours.ts';
import type { FormulaInput } from './formula.ts';
import type { Dimension } from './units.ts';

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

/** How a step's two values become one. `NaN` and infinities stand for `null`. */
export function compute(op: string, x: number, y: number): number {
  switch (op) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      // A divisor beyond the range of numbers must not turn into a quotient of 0.
      return x / finite(y);
    default:
      return (behaviours as Readonly<Record<string, Behaviour>>)[op]!.apply!(x, y);
  }
}
