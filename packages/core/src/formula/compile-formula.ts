import { namesBuiltIn } from './built-in-names.ts';
import { compile } from './compile.ts';
import { compileSource } from './engine.ts';
import type { Formula } from './formula.ts';
import { explain } from './messages.ts';
import type { FormulaSchema } from './schema.ts';

/**
 * Compiles a formula: names, argument counts and units are checked now, not when it is shown.
 * Runs under a strict Content-Security-Policy: no `eval`, no `Function`.
 *
 * @param schema The names that it may use. Without one, the built-in measures and KPIs: each is then an input of its own,
 * with its unit and without its formula.
 * @throws {KpiError} `syntax`, `unknown_name`, `wrong_arguments`, `unit_mismatch`, `circular_reference`, `too_long`
 * @example
 * const cpc = compileFormula('cost / clicks');
 * cpc.unit; // 'money'
 * cpc.evaluate({ cost: 150, clicks: 125 }); // 1.2
 * cpc.evaluate({ cost: 150, clicks: 0 }); // null
 * cpc.absence({ cost: 150, clicks: 0 }); // 'zero_denominator'
 */
export function compileFormula(text: string, schema?: FormulaSchema): Formula {
  return schema
    ? compile({ formula: text, parameters: schema.parameters }, schema)
    : compileSource({ text, explain }, namesBuiltIn());
}
