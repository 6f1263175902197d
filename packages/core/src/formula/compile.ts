import { compileSource } from './engine.ts';
import type { Formula } from './formula.ts';
import { explain } from './messages.ts';
import { namesIn, type FormulaDefinition, type FormulaSchema } from './schema.ts';

/**
 * Compiles a formula with its filter and parameters against a schema. `compileFormula` brings along the names of the
 * catalogue; this knows none but those it is given.
 *
 * @throws {KpiError} Whatever is wrong with the formula, named after the KPI, with position and caret.
 * @example
 * compileKpi({ formula: 'price * quantity' }, { measures: { price: {}, quantity: {} } });
 */
export function compile(kpi: FormulaDefinition, schema: FormulaSchema): Formula {
  return compileSource({ id: kpi.id, text: kpi.formula, explain }, namesIn(schema, kpi));
}
