import type { Absence, Cell } from '../cell.ts';
import type { FormulaInput, MeasureInput } from '../formula/formula.ts';
import { seriesSlice, totalSlice, windowOf } from './input-slice.ts';
import type { Lookup, Place, Total } from '../frame/lookup.ts';
import type { ReadingPlan } from './reading-plan.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Coverage, Point } from './reading.ts';
import type { Span } from './spans.ts';
import { targetFor } from './targets.ts';
import { fromRange, type Period } from '../time/period.ts';
import { hourOf } from '../time/zone.ts';
import { yearsOf } from './years.ts';

/** A point with the currency its money is in. */
export interface MoneyPoint extends Point {
  readonly currency?: string;
}

/** What the points of one series or breakdown are read from. */
export interface PointSource {
  /** A point is the total of the span, or one of its buckets. */
  readonly kind: 'total' | 'series';
  readonly by: readonly string[];
  readonly span: Span;
}

/** Which point is read. */
export interface PointPlace {
  readonly key: Place['key'];
  /** In a series: its number, and by shift the bucket. */
  readonly bucket?: { readonly index: number; readonly starts: readonly (string | undefined)[] };
  /** By shift: the period the point itself stands for. An hour has none. */
  readonly spans: Span;
  /** The part of its own period that has happened. */
  readonly elapsed?: Period | undefined;
  /** How the point's own period is written. */
  readonly label: string;
  readonly partial: boolean;
  /** How many native buckets it holds. */
  readonly expected: number;
}

/** A total, and how many native buckets it is made of where that is not the point's own number. */
interface InputTotal extends Total {
  readonly expected?: number;
}

const HOURS_A_YEAR = 24 * 365.25;

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
  const counted =
    context.source?.timeless || lookup.nativeGrain === 'day' ? {} : { grain: lookup.nativeGrain };
  return (place) => {
    const totals: Record<string, Cell> = {};
    const why: Record<string, Absence> = {};
    const currencies = new Set<string>();
    let coverage: Coverage | undefined;
    for (const { input, read } of inputs) {
      const total = read(place);
      totals[input.key] = total.value;
      if (total.absence) why[input.key] = total.absence;
      if (total.currency !== undefined && total.value !== null) currencies.add(total.currency);
      if (input.kind === 'measure' && input.shift === 0) {
        const { present, expected } = total;
        const own =
          expected === undefined ? { present, expected: place.expected, ...counted } : { present, expected };
        coverage = worse(coverage, own);
      }
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
      coverage: coverage ?? { present: 0, expected: place.expected },
      ...(currency !== undefined && !mixed && { currency }),
    };
  };
}

/** The one with the larger hole. */
function worse(a: Coverage | undefined, b: Coverage): Coverage {
  return a && a.present * b.expected <= b.present * a.expected ? a : b;
}

function absent(absence: Absence): Total {
  return { value: null, absence, present: 0 };
}

function inputReader(
  input: FormulaInput,
  plan: ReadingPlan,
  lookup: Lookup,
  source: PointSource,
  context: ReadingContext,
): (place: PointPlace) => InputTotal {
  const { shift } = input;
  if (input.kind === 'years') {
    const isHour = source.kind === 'series' && plan.grain === 'hour';
    return ({ spans, elapsed }) => {
      if (isHour && shift === 0) return { value: 1 / HOURS_A_YEAR, present: 0 };
      const span = shift === 0 ? (elapsed ?? spans[0]) : spans[shift];
      return span ? { value: yearsOf(span, context), present: 0 } : absent('no_comparison');
    };
  }
  if (input.kind === 'target') {
    return ({ spans }) => {
      const span = spans[shift];
      const target = span && targetFor(input.of, span, plan, context);
      return target ? { ...target, present: 0 } : absent('no_target');
    };
  }
  const read = measureReader(input, plan, lookup, source, context);
  if (shift === 0) return read;
  return (place) => {
    const total = read(place);
    return total.absence === 'no_data' ? { ...total, absence: 'no_comparison' } : total;
  };
}

function measureReader(
  input: MeasureInput,
  plan: ReadingPlan,
  lookup: Lookup,
  { kind, span, by }: PointSource,
  context: ReadingContext,
): (place: PointPlace) => InputTotal {
  const { shift } = input;
  const slice = (kind === 'total' ? totalSlice : seriesSlice)(input, span, by, plan, context);
  if (!slice) return () => absent('no_comparison');
  const window = windowOf(input, slice, context);
  const totalAt = lookup.totals(slice, window);
  if (kind === 'total') {
    if (input.window?.kind !== 'rolling' || context.source?.timeless) return ({ key }) => totalAt({ key });
    const expected = window?.width ?? lookup.expected(fromRange(slice.range));
    const start = window && lastStart(window.starts, context);
    return ({ key }) => ({ ...totalAt({ key, ...(start !== undefined && { start }) }), expected });
  }
  return ({ key, bucket }) => {
    const { index, starts } = bucket!;
    const start =
      input.window?.kind === 'cumulative'
        ? window!.starts[Math.min(index, window!.starts.length - 1)]
        : starts[shift];
    return start === undefined ? absent('no_comparison') : totalAt({ key, start });
  };
}

/** The hour that runs, or the last one. */
function lastStart(starts: readonly string[], { now, timeZone }: ReadingContext): string | undefined {
  const running = hourOf(now.getTime(), timeZone);
  return starts.includes(running) ? running : starts.at(-1);
}
