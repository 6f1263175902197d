import type { Absence, Cell } from '../cell.ts';
import type { Catalog } from '../catalog.ts';
import type { Formula } from '../formula/formula.ts';
import type { Benchmark } from '../kpi.ts';
import { catalogOf } from '../reading/catalog-of.ts';
import { compareValues } from '../reading/change.ts';
import type { Reading, Verdict } from '../reading/reading.ts';
import { wilsonInterval, type Interval } from '../stats/wilson.ts';

/** What is held against a benchmark: a reading, or a value with its KPI. */
export type BenchmarkedValue = Pick<Reading, 'kpi' | 'value'> &
  Partial<Pick<Reading, 'absence' | 'inputs' | 'currency' | 'benchmark'>>;

/** How {@link compareBenchmark} compares. */
export interface BenchmarkOptions {
  /** One's own benchmarks by KPI id. They come before those of the definitions. */
  readonly benchmarks?: Readonly<Record<string, Benchmark>>;
  /** The local date: `2026-01-31`. @default today in UTC */
  readonly today?: string;
  /** Of the verdict `unclear`, 0 to 1. @default 0.95 */
  readonly level?: number;
  /** Knows the formula of a proportion. A reading made in this program knows it. */
  readonly catalog?: Catalog;
}

/** A value against a benchmark. */
export interface BenchmarkComparison {
  readonly benchmark: Benchmark;
  /** Value − benchmark, in the unit of the KPI. */
  readonly difference: Cell;
  /** Why there is no difference: that of the value, or `mixed_currency`. */
  readonly absence?: Absence;
  readonly verdict: Verdict;
  /** The benchmark is past its `validUntil`. */
  readonly dated: boolean;
}

/**
 * Holds a value against what others reach; `undefined` where no benchmark is known.
 * `unclear` where the KPI is a proportion and the benchmark lies within the Wilson interval of the value. How sure the
 * benchmark itself is cannot be known. Money is compared in the benchmark's currency only.
 *
 * @throws {KpiError} `wrong_arguments` for a level outside 0 to 1, or inputs without a known catalog.
 * @example
 * compareBenchmark({ kpi: catalog.get('open_rate'), value: 0.4 }); // against 0.4235: { difference: -0.0235, verdict: 'worse', … }
 */
export function compareBenchmark(
  reading: BenchmarkedValue,
  { benchmarks = {}, today, level, catalog }: BenchmarkOptions = {},
): BenchmarkComparison | undefined {
  const { kpi, value, absence, inputs, currency } = reading;
  const own = Object.hasOwn(benchmarks, kpi.id) ? benchmarks[kpi.id] : undefined;
  const benchmark = own ?? reading.benchmark ?? kpi.benchmark;
  if (!benchmark) return undefined;
  const { validUntil } = benchmark;
  const day = today ?? new Date().toISOString().slice(0, 10);
  const known = { benchmark, dated: validUntil !== undefined && day > validUntil };
  const nothing = { ...known, difference: null, verdict: 'none' } as const;
  if (value === null) return { ...nothing, absence: absence ?? 'no_data' };
  if (kpi.unit === 'money' && currency !== benchmark.currency)
    return { ...nothing, absence: 'mixed_currency' };

  const { change, verdict } = compareValues(kpi, value, benchmark.value, currency);
  const interval =
    kpi.proportion && inputs
      ? intervalOf(inputs, catalogOf({ kpi, inputs }, catalog).compile(kpi), level)
      : undefined;
  const isUnclear =
    (verdict === 'better' || verdict === 'worse') && interval && contains(interval, benchmark.value);
  return { ...known, difference: change, verdict: isUnclear ? 'unclear' : verdict };
}

function intervalOf(
  inputs: Reading['inputs'],
  { ratio }: Formula,
  level: number | undefined,
): Interval | undefined {
  const [successes, trials] = [ratio?.numerator(inputs) ?? null, ratio?.denominator(inputs) ?? null];
  return successes === null || trials === null ? undefined : wilsonInterval(successes, trials, level);
}

function contains([low, high]: Interval, value: number): boolean {
  return low <= value && value <= high;
}
