import type { Catalog } from '../catalog.ts';
import { toCell, type Absence, type Cell } from '../cell.ts';
import type { Formula } from '../formula/formula.ts';
import type { Kpi } from '../kpi.ts';
import { catalogOf } from '../reading/catalog-of.ts';
import type { Reading } from '../reading/reading.ts';
import { shapley } from '../stats/shapley.ts';
import { comparedPoints } from './compared-points.ts';

/** What one input of the formula did to the KPI. */
export interface InputEffect {
  /** As in `Reading.inputs`: `cost`, `previous(cost)`. */
  readonly input: string;
  readonly before: Cell;
  readonly after: Cell;
  /** Its part of the change, in the KPI's unit. */
  readonly effect: number;
}

/** A change, divided among the inputs of the formula. */
export interface InputExplanation {
  readonly kpi: Kpi;
  readonly currency?: string;
  /** The comparison that is explained: `previous_period`. Empty without one. */
  readonly comparison: string;
  /** The period compared with. */
  readonly comparedPeriod: string;
  /** Value − earlier value, in the KPI's unit. */
  readonly change: Cell;
  /** Why there is nothing to explain. */
  readonly absence?: Absence;
  /** Only inputs that changed, the largest effect first. They add up to `change`. */
  readonly effects: readonly InputEffect[];
}

/**
 * Divides the change of a KPI among the inputs of its formula by their Shapley values: the mean of what each input changes
 * when the inputs move from the earlier to the later period one after the other, over all orders. No input is favoured by
 * its place in the formula, and the effects add up to the change. Up to 16 changed inputs exactly, beyond by fixed orders.
 * Without values, or where only some of the inputs moved leaves the formula without one, the effects are absent.
 *
 * @param comparison The name of a comparison; the first where left out.
 * @param by The formula, or the catalog that it is compiled by. A reading made in this program knows it.
 * @throws {KpiError} `wrong_arguments` for a comparison that the reading does not have, or an unknown formula.
 * @example
 * // cpa: cost 100 → 150, new customers 10 → 12
 * explainByInputs(reading).effects; // cost +4.5833, new_customers −2.0833: together 2.5
 */
export function explainByInputs(
  reading: Reading,
  comparison?: string,
  by?: Formula | Catalog,
): InputExplanation {
  const { kpi, currency } = reading;
  const compared = comparedPoints(reading, comparison);
  const explained = {
    kpi,
    ...(currency !== undefined && { currency }),
    comparison: compared?.before.name ?? '',
    comparedPeriod: compared?.before.period ?? '',
    effects: [],
  };
  if (!compared) return { ...explained, change: null, absence: 'no_comparison' };
  const { before, after } = compared;
  if (after.value === null) return { ...explained, change: null, absence: after.absence ?? 'no_data' };
  if (before.value === null)
    return { ...explained, change: null, absence: before.absence ?? 'no_comparison' };

  const formula = by && 'evaluate' in by ? by : catalogOf(reading, by).compile(kpi);
  const change = after.value - before.value;
  const inputs = formula.inputs
    .map(({ key }) => key)
    .filter((key) => after.inputs[key] !== before.inputs[key]);
  const totals: Record<string, Cell> = {};
  let absence: Absence | undefined;
  const effects = shapley(inputs.length, (moved) => {
    Object.assign(totals, before.inputs);
    inputs.forEach((key, i) => {
      if (moved[i]) totals[key] = after.inputs[key] ?? null;
    });
    const value = formula.evaluate(totals);
    if (value === null) absence ??= formula.absence(totals) ?? 'no_data';
    return value ?? NaN;
  });
  if (absence || !effects.every(Number.isFinite)) {
    return { ...explained, change: toCell(change), absence: absence ?? 'no_data' };
  }
  return {
    ...explained,
    change,
    effects: inputs
      .map((input, i): InputEffect => ({
        input,
        before: before.inputs[input] ?? null,
        after: after.inputs[input] ?? null,
        effect: effects[i]!,
      }))
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.input < b.input ? -1 : 1)),
  };
}
