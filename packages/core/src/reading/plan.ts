import type { MeasureInput } from '../formula/formula.ts';
import { KpiError } from '../errors.ts';
import type { Slice } from '../frame/query.ts';
import { hasDimension, seriesSlice, totalSlice } from './input-slice.ts';
import type { ReadingContext } from './reading-context.ts';
import type { ReadingPlan } from './reading-plan.ts';
import type { ReadingRequest } from './reading.ts';
import { layOutSpans, type Span } from './spans.ts';
import { didYouMean } from '../suggest.ts';
import { historyPeriod } from './series-periods.ts';
import { sliceShape } from '../frame/slice-key.ts';
import { checkCalendar, checkGrain } from '../time/check-calendar.ts';
import { asWhere, formatWhere } from '../where.ts';

/**
 * Works out what a request needs of a source.
 * Throws `unknown_kpi`, `invalid_period`, `invalid_where`, `wrong_arguments` for a number that is none, `unknown_name` for
 * a grain, week start or time zone, and `unknown_dimension` for a filter or breakdown that the source lacks: ignoring it
 * would divide filtered cost by unfiltered customers.
 */
export function planReading(request: ReadingRequest, context: ReadingContext): ReadingPlan {
  checkCalendar(context);
  if (request.grain) checkGrain(request.grain);
  const kpi = typeof request.kpi === 'string' ? context.catalog.get(request.kpi) : request.kpi;
  const formula = context.catalog.compile(kpi);
  const by = asList(request.by);
  const where = [...(context.where ?? []), ...asWhere(request.where)];
  checkDimensions([...by, ...where.map(({ dimension }) => dimension)], context);

  const timeless = context.source?.timeless ?? false;
  const inputs = formula.inputs.filter((input) => input.kind === 'measure');
  const shifts = formula.inputs.reduce((most, { shift }) => Math.max(most, shift), 0);
  const spans = layOutSpans(request.period, timeless ? [] : asList(request.compare), shifts, context);
  const grain = timeless ? undefined : request.grain;
  const history =
    grain && request.history ? historyPeriod(spans.period, grain, request.history, context) : undefined;

  const plan = {
    kpi,
    formula,
    spans,
    by,
    where,
    targets: { ...request.targets, ...(request.target !== undefined && { [kpi.id]: request.target }) },
    ...(grain && { grain }),
    ...(request.currency !== undefined && { currency: request.currency }),
    ...(history && { history }),
    notes: inputs.flatMap((input) => assumedConditions(input, context)).filter(isFirst),
  };
  return {
    ...plan,
    slices: mergeMeasures((timeless ? timelessSlices : slicesOf)(plan, inputs, context)),
  };
}

/** One name, several in a list or in a text with spaces, or none. */
function asList(names: string | readonly string[] | undefined): readonly string[] {
  if (typeof names !== 'string') return names ?? [];
  return names.split(/[\s,]+/).filter((name) => name !== '');
}

function assumedConditions(input: MeasureInput, context: ReadingContext): string[] {
  return input.where
    .filter((condition) => !hasDimension(condition.dimension, input.measure, context))
    .map((condition) => `assumed ${formatWhere([condition])}`);
}

function checkDimensions(dimensions: readonly string[], { source }: ReadingContext): void {
  for (const { name, dimensions: known } of source ? (source.parts ?? [source]) : []) {
    const unknown = dimensions.find((dimension) => !known.includes(dimension));
    if (unknown === undefined) continue;
    const wayOut = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has no dimensions.';
    throw new KpiError(
      'unknown_dimension',
      `Source "${name}" has no dimension "${unknown}".\n${didYouMean(unknown, known, wayOut)}`,
    );
  }
}

type Planned = Omit<ReadingPlan, 'slices'>;

function slicesOf(plan: Planned, inputs: readonly MeasureInput[], context: ReadingContext): Slice[] {
  const { spans, by, grain, history } = plan;
  const groupings = by.length > 0 ? [[], by] : [[]];
  const shown: readonly Span[] = [spans.current, ...spans.comparisons.map(({ span }) => span)];
  const totals = spans.compared ? [...shown, spans.compared] : shown;
  const series = grain ? [...shown, [history]] : [];
  return inputs.flatMap((input) =>
    groupings.flatMap((grouping) =>
      [
        ...totals.map((span) => totalSlice(input, span, grouping, plan, context)),
        ...series.map((span) => seriesSlice(input, span, grouping, plan, context)),
      ].filter((slice) => slice !== undefined),
    ),
  );
}

/** A source without dates serves its totals for any period, and has no earlier one. */
function timelessSlices(plan: Planned, inputs: readonly MeasureInput[], context: ReadingContext): Slice[] {
  const groupings = plan.by.length > 0 ? [[], plan.by] : [[]];
  return inputs
    .filter(({ shift }) => shift === 0)
    .flatMap((input) => groupings.map((by) => totalSlice(input, plan.spans.current, by, plan, context)!));
}

/** Slices that differ in their measures only become one. */
export function mergeMeasures(slices: readonly Slice[]): Slice[] {
  const merged = new Map<string, Slice>();
  for (const slice of slices) {
    const key = sliceShape(slice);
    const measures = new Set([...(merged.get(key)?.measures ?? []), ...slice.measures]);
    merged.set(key, { ...slice, measures: [...measures].sort() });
  }
  return [...merged.values()];
}

function isFirst(note: string, index: number, notes: readonly string[]): boolean {
  return notes.indexOf(note) === index;
}
