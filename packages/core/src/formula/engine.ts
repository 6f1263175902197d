import type { Absence, Numbers } from '../cell.ts';
import { findAbsence } from './absence.ts';
import { check } from './check.ts';
import { runColumns } from './columns.ts';
import { evaluator } from './evaluate.ts';
import type { Formula } from './formula.ts';
import type { Source } from './messages.ts';
import type { Names } from './names.ts';
import { sidesOf } from './ratio.ts';
import type { Totals } from './site.ts';
import { printDimension } from './units.ts';

/** Compiles a text. What the names mean and what is said of a mistake is handed in. */
export function compileSource(source: Source, names: Names): Formula {
  const program = check(source, names);
  const { inputs, steps, result } = program;
  const measures: string[] = [];
  for (const input of inputs) {
    if (input.kind === 'measure' && !measures.includes(input.measure)) measures.push(input.measure);
  }
  const sides = sidesOf(program);
  return {
    text: source.text,
    measures: measures.sort(),
    unit: printDimension(steps[result]!.dimension),
    inputs,
    ratio: sides && { numerator: evaluator(program, sides[0]), denominator: evaluator(program, sides[1]) },
    evaluate: evaluator(program, result),
    absence: (totals: Totals, why?: Readonly<Record<string, Absence>>) => findAbsence(program, totals, why),
    evaluateColumns: (columns: Readonly<Record<string, Numbers>>, length: number) =>
      runColumns(program, columns, length),
  };
}
