import type { Absence, Cell, Numbers } from '../cell.ts';
import { findAbsence } from './absence.ts';
import { check, type Checked } from './check.ts';
import { runColumns } from './columns.ts';
import { link } from './evaluate.ts';
import type { Formula } from './formula.ts';
import { sidesOf } from './ratio.ts';
import type { FormulaSchema } from './schema.ts';
import { printDimension } from './units.ts';

/**
 * Compiles a formula with its filter and parameters against a schema. `compileFormula` brings along the names of the
 * catalogue; this knows none but those it is given.
 *
 * @throws {KpiError} Whatever is wrong with the formula, named after the KPI, with position and caret.
 * @example
 * compileKpi({ formula: 'price * quantity' }, { measures: { price: {}, quantity: {} } });
 */
export function compile(kpi: Checked, schema: FormulaSchema): Formula {
  const program = check(kpi, schema);
  const { inputs, steps, result } = program;
  const measures: string[] = [];
  for (const input of inputs) {
    if (input.kind === 'measure' && !measures.includes(input.measure)) measures.push(input.measure);
  }
  const evaluator = (at: number) => {
    let compute: ReturnType<typeof link> | undefined;
    return (totals: Readonly<Record<string, Cell>>): Cell => {
      compute ??= link({ ...program, result: at });
      const value = compute(ownTotals(totals));
      return value - value === 0 ? value + 0 : null;
    };
  };
  const sides = sidesOf(program);

  return {
    text: kpi.formula,
    measures: measures.sort(),
    unit: printDimension(steps[result]!.dimension),
    inputs,
    ...(sides && { ratio: { numerator: evaluator(sides[0]), denominator: evaluator(sides[1]) } }),
    evaluate: evaluator(result),
    absence(totals: Readonly<Record<string, Cell>>, why: Readonly<Record<string, Absence>> = {}) {
      return findAbsence(program, totals, why);
    },
    evaluateColumns(columns: Readonly<Record<string, Numbers>>, length: number): Float64Array {
      return runColumns(program, columns, length);
    },
  };
}

/** A record whose every property is its own. */
function ownTotals(totals: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> {
  return Object.getPrototypeOf(totals) === Object.prototype ? totals : { ...totals };
}
