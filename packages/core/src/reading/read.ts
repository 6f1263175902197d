import { projectEnd } from '../analysis/project-end.ts';
import { rememberCatalog } from './catalog-of.ts';
import { changeBetween } from './change.ts';
import type { Catalog } from '../catalog.ts';
import { catalog as builtInCatalog } from '../default-catalog.ts';
import type { Frame } from '../frame/frame.ts';
import { requireFrame } from '../frame/frame-json.ts';
import type { Kpi } from '../kpi.ts';
import { keyOfRow, Lookup } from '../frame/lookup.ts';
import { totalSlice } from './input-slice.ts';
import { planReading } from './plan.ts';
import type { ReadingPlan } from './reading-plan.ts';
import { pointReader } from './read-point.ts';
import { seriesReader } from './read-series.ts';
import type { ReadingContext, SourceFacts } from './reading-context.ts';
import type { Comparison, Reading, ReadingRequest, TargetReading } from './reading.ts';
import { spanOf } from '../frame/roll-up.ts';
import type { Span } from './spans.ts';
import { readTarget } from './target-reading.ts';
import { targetFor } from './targets.ts';
import { defaultCalendar } from '../time/calendar.ts';
import { fromRange, periodText, type Period } from '../time/period.ts';

/** What {@link read} is asked; what is left out is everything the frame holds. */
export type ReadRequest = Partial<Omit<ReadingRequest, 'kpi'>>;

/**
 * Reads a KPI from a frame: totals first, formula after.
 * Without a period the whole frame is read. Throws as `planReading` does; an absent value is no error.
 * A page that is to hold few KPIs reads with `createReader`.
 *
 * @example
 * const frame = createFrame({ cost: [100, 50], clicks: [100, 25] });
 * read('cpc', frame).value; // 1.2, not the mean of the rows 1.5
 */
export function read(
  kpi: string | Kpi,
  frame: Frame,
  request: ReadRequest = {},
  given: Partial<ReadingContext> = {},
): Reading {
  return readBy(given.catalog ?? builtInCatalog, kpi, frame, request, given);
}

/** {@link read} that does not know the built-in KPIs. */
export function readBy(
  catalog: Catalog,
  kpi: string | Kpi,
  frame: Frame,
  request: ReadRequest,
  given: Partial<ReadingContext>,
): Reading {
  requireFrame(frame);
  const context = completeContext(frame, { ...given, catalog }, request.currency);
  const period = request.period ?? wholePeriod(frame, context);
  const plan = planReading({ ...request, kpi, period }, context);
  return readPlanned(plan, frame, context);
}

/** Reads what was planned before: the part of {@link read} that a client repeats whenever data arrive. */
export function readPlanned(plan: ReadingPlan, frame: Frame, context: ReadingContext): Reading {
  const lookup = new Lookup(frame, plan.slices, context, plan.currency);
  const total = groupReader(plan, lookup, frame, [], context)({});
  const target = targetFor(plan.kpi.id, plan.spans.period, plan, context);
  // A value in another currency than its target says nothing about it.
  const isComparable = target && (target.currency === undefined || target.currency === total.currency);
  const reading = isComparable ? { ...total, target: holdAgainst(target.value, total, context) } : total;
  if (plan.by.length === 0) return reading;
  const readGroup = groupReader(plan, lookup, frame, plan.by, context);
  return { ...reading, groups: groupKeys(plan, lookup, context).map(readGroup) };
}

/** Reads the readings of one breakdown, everything that they share prepared once. */
function groupReader(
  plan: ReadingPlan,
  lookup: Lookup,
  frame: Frame,
  by: readonly string[],
  context: ReadingContext,
): (key: Reading['key']) => Reading {
  const { kpi, spans } = plan;
  const timeless = context.source?.timeless ?? false;
  const spanReader = (span: Span, elapsed: Period | undefined, partial: boolean) => {
    const periods = timeless ? span.slice(0, 1) : span;
    const read = pointReader(plan, lookup, { kind: 'total', by, span: periods }, context);
    const place = {
      spans: span,
      elapsed,
      label: timeless ? 'total' : periodText(span[0]!),
      partial,
      expected: timeless ? 1 : elapsed ? lookup.expected(elapsed) : 0,
    };
    return (key: Reading['key']) => read({ key, ...place });
  };
  const seriesOf = (span: Span, shown: Period | undefined) =>
    plan.grain && shown ? seriesReader(plan, lookup, span, shown, by, context) : undefined;

  const running = !timeless && spans.settledUntil < spans.period.end;
  const readCurrent = spanReader(spans.current, spans.elapsed, running);
  const readCompared = spans.compared && spanReader(spans.compared, spans.compared[0], false);
  const readSeries = seriesOf(spans.current, spans.elapsed);
  const readHistory = seriesOf([plan.history], plan.history);
  const comparisons = spans.comparisons.map(({ name, span }) => ({
    name,
    read: span[0] && spanReader(span, span[0], spans.settledUntil < span[0].end),
    readSeries: seriesOf(span, span[0]),
  }));
  const notes = [...plan.notes, ...(timeless ? ['timeless'] : []), ...frame.flags];

  return (key) => {
    const current = readCurrent(key);
    const compared = readCompared?.(key);
    const currency =
      current.currency ?? (kpi.unit === 'money' ? (plan.currency ?? context.currency) : undefined);
    // Spreads stand second: V8 of Node 20 makes a hidden class for each object that begins with one.
    const reading: Reading = {
      kpi,
      key,
      ...current,
      comparisons: comparisons.map(({ name, read, readSeries: readEarlier }): Comparison => {
        if (!read) return noComparison(name);
        const earlier = read(key);
        return {
          name,
          ...earlier,
          ...changeBetween(kpi, plan.formula, compared ?? current, earlier, context),
          ...(compared && { compared }),
          ...(readEarlier && { series: readEarlier(key) }),
        };
      }),
      source: frame.source,
      asOf: frame.asOf,
      ...(currency !== undefined && { currency }),
      ...(running && spans.elapsed && { elapsed: periodText(spans.elapsed) }),
      ...(readSeries && { series: readSeries(key) }),
      ...(readHistory && { history: readHistory(key) }),
      ...(kpi.benchmark && { benchmark: kpi.benchmark }),
      ...(notes.length > 0 && { notes }),
    };
    return rememberCatalog(reading, context.catalog);
  };
}

function noComparison(name: string): Comparison {
  return {
    name,
    period: '',
    value: null,
    absence: 'no_comparison',
    partial: false,
    inputs: {},
    coverage: { present: 0, expected: 0 },
    change: null,
    changeRate: null,
    verdict: 'none',
  };
}

function holdAgainst(target: number, reading: Reading, { catalog }: ReadingContext): TargetReading {
  return readTarget(reading.kpi, target, {
    value: reading.value,
    running: reading.partial,
    ...(reading.elapsed !== undefined && { projected: projectEnd(reading, catalog).value }),
  });
}

/** The members of the period, then those that only a comparison has: they are gone, and part of the change. */
function groupKeys(plan: ReadingPlan, lookup: Lookup, context: ReadingContext): Reading['key'][] {
  const keys = new Map<string, Reading['key']>();
  const { current, comparisons } = plan.spans;
  for (const span of [current, ...comparisons.map((comparison) => comparison.span)]) {
    for (const input of plan.formula.inputs) {
      if (input.kind !== 'measure' || input.shift > 0) continue;
      const slice = totalSlice(input, span, plan.by, plan, context);
      const table = slice && lookup.table(slice);
      for (let row = 0; row < (table?.length ?? 0); row++) {
        const key = keyOfRow(table!, plan.by, row);
        const id = JSON.stringify(Object.values(key));
        if (!keys.has(id)) keys.set(id, key);
      }
    }
  }
  return [...keys.values()];
}

function completeContext(
  frame: Frame,
  given: Partial<ReadingContext> & Pick<ReadingContext, 'catalog'>,
  currency: string | undefined,
): ReadingContext {
  return {
    ...defaultCalendar,
    now: new Date(),
    ...(currency !== undefined && { currency }),
    ...given,
    source: given.source ?? sourceFacts(frame),
  };
}

/** What a frame tells of the source it came from. */
function sourceFacts(frame: Frame): SourceFacts {
  const dimensions = frame.tables.flatMap(({ keys, slice }) => [
    ...Object.keys(keys),
    ...slice.where.map(({ dimension }) => dimension),
  ]);
  return {
    name: frame.source,
    dimensions: [...new Set(dimensions)],
    measures: [...new Set(frame.tables.flatMap(({ columns }) => Object.keys(columns)))],
    timeless: frame.timeless ?? false,
    ...(frame.completeUntil !== undefined && { completeUntil: frame.completeUntil }),
  };
}

function wholePeriod(frame: Frame, context: ReadingContext): string {
  const spans = frame.tables.map((table) => spanOf(table, context));
  if (spans.length === 0) return 'today';
  const from = spans.map(([start]) => start).reduce((a, b) => (a < b ? a : b));
  const to = spans.map(([, end]) => end).reduce((a, b) => (a > b ? a : b));
  return periodText(fromRange([from, to]));
}
