import type { Absence } from '../cell.ts';
import { ownTotals, run } from './evaluate.ts';
import type { FormulaInput } from './formula.ts';
import { own } from './own.ts';
import type { Program } from './program.ts';
import type { Totals } from './site.ts';

/**
 * Why the value is absent: the first cause from left to right. What a `coalesce` falls back on counts, not what it
 * replaces. A value beyond the range of numbers is `no_data`.
 */
export function findAbsence(
  program: Program,
  totals: Totals,
  why: Readonly<Record<string, Absence>> | undefined,
): Absence | undefined {
  const { steps, inputs, result } = program;
  const values: number[] = [];
  run(program, ownTotals(totals), result, values);
  const causes: (Absence | undefined)[] = [];
  steps.forEach(({ op, x, y }, i) => {
    if (op === 'coalesce') causes[i] = causes[x] && causes[y];
    else if (!Number.isFinite(values[i])) {
      causes[i] =
        op === 'input'
          ? (own(why, inputs[x]!.key) ?? inputAbsence(inputs[x]!, totals))
          : (causes[x] ?? causes[y] ?? (op === '/' && values[y] === 0 ? 'zero_denominator' : 'no_data'));
    }
  });
  return causes[result];
}

function inputAbsence({ kind, shift, key }: FormulaInput, totals: Totals): Absence {
  if (kind === 'target') return 'no_target';
  if (shift > 0) return 'no_comparison';
  return Object.hasOwn(totals, key) ? 'no_data' : 'missing_measure';
}
