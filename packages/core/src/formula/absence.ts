import { toCell, type Absence, type Cell } from '../cell.ts';
import type { FormulaInput } from './formula.ts';
import { applyOf, type Program } from './program.ts';
import { own } from './schema.ts';

/**
 * Why the value is absent: the first cause from left to right. What a `coalesce` falls back on counts, not what it
 * replaces. A value beyond the range of numbers is `no_data`.
 */
export function findAbsence(
  { steps, inputs, result }: Program,
  totals: Readonly<Record<string, Cell>>,
  why: Readonly<Record<string, Absence>>,
): Absence | undefined {
  const values: number[] = [];
  const causes: (Absence | undefined)[] = [];
  for (const { op, x, y } of steps) {
    let value = x;
    let cause: Absence | undefined;
    if (op === 'input') {
      const input = inputs[x]!;
      const cell = toCell(own(totals, input.key));
      value = cell ?? NaN;
      if (cell === null) cause = own(why, input.key) ?? inputAbsence(input, Object.hasOwn(totals, input.key));
    } else if (op !== 'constant') {
      value = applyOf(op)(values[x]!, values[y]!);
      if (op === 'coalesce') cause = causes[x] && causes[y];
      else
        cause = causes[x] ?? causes[y] ?? (Number.isFinite(value) ? undefined : ownAbsence(op, values[y]!));
    }
    values.push(value);
    causes.push(cause);
  }
  return causes[result];
}

function inputAbsence({ kind, shift }: FormulaInput, given: boolean): Absence {
  if (kind === 'target') return 'no_target';
  if (shift > 0) return 'no_comparison';
  return given ? 'no_data' : 'missing_measure';
}

function ownAbsence(op: string, divisor: number): Absence {
  return op === '/' && divisor === 0 ? 'zero_denominator' : 'no_data';
}
