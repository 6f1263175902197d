import type { Catalog } from '../catalog.ts';
import type { Cell } from '../cell.ts';
import type { Formula } from '../formula/formula.ts';
import type { Point, Reading } from '../reading/reading.ts';
import { yearsOf } from '../reading/years.ts';
import { fromDay, toDay } from '../time/date.ts';
import { parsePeriodText, periodDays, type Period } from '../time/period.ts';
import { backtest } from './backtest.ts';
import { forecastTotal, profileLength, sumOf, type Course, type Flow } from './forecast.ts';

/**
 * How the end of a period was projected.
 * - `profile`: what is to come follows the 8 weeks before the period, at the level of the last week
 * - `elapsed_share`: it goes on as it went so far
 * - `unchanged`: levels, means and growth stay where they are
 * - `final`: the period is over
 */
export type ProjectionMethod = 'profile' | 'elapsed_share' | 'unchanged' | 'final';

/** Where a period is heading. */
export interface Projection {
  /** At the end of the period, in the KPI's unit. `null` for what cannot be added up: people counted once. */
  readonly value: Cell;
  /** Where the end lies with 80 % certainty, by how the method did before. Only for `profile`. */
  readonly interval?: readonly [low: number, high: number];
  readonly method: ProjectionMethod;
  /** What the days that are settled brought, where the KPI is one flow. */
  readonly settled?: number;
  /** Days of the period that are not settled, today among them. */
  readonly daysLeft: number;
}

/** Weights of days that are unlike others, made of what one input brought: see `Holidays`. */
export type WeighDays = (values: Float64Array, firstDay: number, length: number) => Float64Array;

/**
 * Projects a running period to its end: a flow by its own course, a rate through its parts, so that the projected rate is
 * what the projected totals give. By the profile where the reading has the days (or coarser buckets) of the period and
 * 8 weeks (or 8 buckets) of history.
 */
export function projectEnd(reading: Reading, catalog: Catalog, weighDays?: WeighDays): Projection {
  const { value, partial, series = [] } = reading;
  if (!partial || reading.elapsed === undefined) return { value, method: 'final', daysLeft: 0 };
  const formula = catalog.compile(reading.kpi);
  const period = datesOf(reading.period);
  const settledCount = series.findLastIndex((point) => !point.partial) + 1;
  const elapsed =
    settledCount > 0
      ? { start: period.start, end: datesOf(series[settledCount - 1]!.period).end }
      : datesOf(reading.elapsed);
  const daysLeft = periodDays(period) - (settledCount > 0 ? periodDays(elapsed) : periodDays(elapsed) - 1);

  const kinds = formula.inputs.map((input) => kindOf(input, catalog));
  if (kinds.includes('distinct')) return { value: null, method: 'unchanged', daysLeft };
  if (kinds.includes('fixed') || !kinds.includes('sum')) return { value, method: 'unchanged', daysLeft };
  return { ...projectParts(reading, formula, kinds, { period, elapsed, settledCount, weighDays }), daysLeft };
}
