import type { Absence, Cell } from '../cell.ts';
import type { FormulaInput } from '../formula/formula.ts';
import type { Lookup, Place, Total } from '../frame/lookup.ts';
import { whereOf, type ReadingPlan } from './plan.ts';
import type { Slice } from '../frame/query.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Point } from './reading.ts';
import { yearsOf } from './years.ts';
import { targetFor } from './targets.ts';
import { toRange, type Period } from '../time/period.ts';

/** A point with the currency its money is in. */
export interface MoneyPoint extends Point {
  readonly currency?: string;
}

/** The slices that the points of one series or breakdown are read from. */
export interface PointSource {
  readonly grain: Slice['grain'];
  readonly by: readonly string[];
  /** By shift: what is asked of the source. */
  readonly periods: readonly (Period | undefined)[];
}

/** Which point is read. */
export interface PointPlace {
  readonly key: Place['key'];
  /** By shift: the bucket, in a series. */
  readonly starts?: readonly (string | undefined)[];
  /** By shift: the period the point itself stands for. */
  readonly spans: readonly (Period | undefined)[];
  /** The part of its own period that has happened. */
  readonly elapsed?: Period | undefined;
  /** How the point's own period is written. */
  readonly label: string;
  readonly partial: boolean;
  readonly expected: number;
}

/** Reads points of one source: totals first, formula after. */
export function pointReader(
  plan: ReadingPlan,
  lookup: Lookup,
  source: PointSource,
  context: ReadingContext,
): (place: PointPlace) => MoneyPoint {
  const inputs = plan.formula.inputs.map((input) => ({
    input,
    read: inputReader(input, plan, lookup, source, context),
  }));
  return (place) => {
    const totals: Record<string, Cell> = {};
    const why: Record<string, Absence> = {};
    const currencies = new Set<string>();
    let present = Infinity;
    for (const { input, read } of inputs) {
      const total = read(place);
      totals[input.key] = total.value;
      if (total.absence) why[input.key] = total.absence;
      if (total.currency !== undefined && total.value !== null) currencies.add(total.currency);
      if (input.kind === 'measure' && input.shift === 0) present = Math.min(present, total.present);
    }
    const mixed = currencies.size > 1;
    const value = mixed ? null : plan.formula.evaluate(totals);
    const absence = mixed ? 'mixed_currency' : (plan.formula.absence(totals, why) ?? 'no_data');
    const [currency] = currencies;
    return {
      period: place.label,
      value,
      ...(value === null && { absence }),
      partial: place.partial,
      inputs: totals,
      coverage: { present: present === Infinity ? 0 : present, expected: place.expected },
      ...(currency !== undefined && !mixed && { currency }),
    };
  };
}

function inputReader(
  input: FormulaInput,
  plan: ReadingPlan,
  lookup: Lookup,
  { grain, by, periods }: PointSource,
  context: ReadingContext,
): (place: PointPlace) => Total {
  const absent = (absence: Absence): Total => ({ value: null, absence, present: 0 });
  const { shift } = input;
  if (input.kind === 'years') {
    return ({ spans, elapsed }) => {
      const span = shift === 0 ? (elapsed ?? spans[0]) : spans[shift];
      return span ? { value: yearsOf(span, context), present: 0 } : absent('no_comparison');
    };
  }
  if (input.kind === 'target') {
    return ({ spans }) => {
      const span = spans[shift];
      const target = span && targetFor(input.of, span, plan, context);
      return target === undefined ? absent('no_target') : { value: target, present: 0 };
    };
  }
  const period = periods[shift];
  if (!period) return () => absent('no_comparison');
  const where = whereOf(input, plan.where, context);
  const totalAt = lookup.totals({ measures: [input.measure], range: toRange(period), grain, by, where });
  return ({ key, starts }) => {
    const start = starts?.[shift];
    if (starts && start === undefined) return absent('no_comparison');
    const total = totalAt({ key, ...(start !== undefined && { start }) });
    return shift > 0 && total.absence === 'no_data' ? { ...total, absence: 'no_comparison' } : total;
  };
}
