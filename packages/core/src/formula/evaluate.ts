import type { Cell } from '../cell.ts';
import { finite } from './behaviours.ts';
import { compute, type Program } from './program.ts';
import { quotientOf, type Quotient } from './ratio.ts';
import { readAt, toNumber, type Totals } from './site.ts';

/**
 * The value of one step as a function of totals. One closure serves all formulas, so that it is inlined where many of
 * them are evaluated, and it computes the commonest shape itself.
 */
export function evaluator(program: Program, result: number): (totals: Totals) => Cell {
  let quotient: Quotient | false | undefined;
  const values: number[] = [];
  return (totals) => {
    quotient ??= quotientOf(program, result);
    const given = ownTotals(totals);
    let value: number;
    if (quotient) {
      const { x, y, z } = quotient;
      const below = readAt(z, given);
      const less = y ? (y === z ? below : readAt(y, given)) : 0;
      value = (readAt(x, given) - less) / finite(below);
    } else {
      value = run(program, given, result, values);
    }
    return value - value === 0 ? value + 0 : null;
  };
}

/** Computes all steps up to the result into `values`. `NaN` and infinities stand for `null`. */
export function run({ steps, inputs }: Program, totals: Totals, result: number, values: number[]): number {
  for (let i = 0; i <= result; i++) {
    const { op, x, y } = steps[i]!;
    values[i] =
      op === 'constant'
        ? x
        : op === 'input'
          ? toNumber(totals[inputs[x]!.key])
          : compute(op, values[x]!, values[y]!);
  }
  return values[result]!;
}

/**
 * A record whose every property is its own, so that names are never looked up on a prototype. `__proto__` has an inline
 * cache, `Object.getPrototypeOf` is a call; a record with a property of that name is copied, which is right as well.
 */
export function ownTotals(totals: Totals): Totals {
  return (totals as { readonly __proto__?: unknown }).__proto__ === Object.prototype ? totals : { ...totals };
}
