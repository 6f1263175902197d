import type { Cell } from '../cell.ts';
import { numberAt } from '../cell.ts';
import { KpiError } from '../errors.ts';
import type { Table } from '../frame/frame.ts';
import { defaultCalendar, type Calendar, type Grain } from '../time/calendar.ts';
import { toDay } from '../time/date.ts';
import { bucketIndex, nextBucket } from '../time/grain.ts';

/** Which measures of a table are the stages. */
export interface CohortStages {
  /** The measure that people enter by: `mqls`. */
  readonly entered: string;
  /** The measure that they reach: `new_customers`. */
  readonly reached: string;
  /** The last date for which the data are complete: what lies behind it is unknown, not zero. */
  readonly until: string;
}

/** Those who entered in one bucket, and how many of them had arrived after 0, 1, 2 … buckets. */
export interface CohortReading {
  /** Where the cohort's bucket begins. */
  readonly start: string;
  readonly entered: number;
  /** Arrived by that lag, those before included. `null` where the time has not come yet. */
  readonly reached: readonly Cell[];
}

/** A funnel of two stages with the time between them. */
export interface LaggedFunnel {
  /** What lags are counted in. */
  readonly lag: Grain;
  /** In the order of time. */
  readonly cohorts: readonly CohortReading[];
  /** By lag: the share that has arrived, of all cohorts together. Each step is measured on the cohorts old enough to show it. */
  readonly rates: readonly number[];
  /** The lag by which half of those who arrive at all have arrived. `null` where nobody has. */
  readonly medianLag: Cell;
}

/**
 * Reads a time-lagged funnel from a table of a cohort slice: the leads of March that became customers in April are a lag of
 * one month. Young cohorts do not pull the rates down: each lag counts only cohorts that are old enough, after E. L. Kaplan
 * and P. Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958).
 *
 * @throws {KpiError} `invalid_frame` where the table is not of a cohort slice, or lacks a measure.
 * @example
 * const table = aggregate(dataset, { …, grain: 'month', cohort: { date: 'first_contact', lag: 'month' } }, calendar);
 * readCohorts(table, { entered: 'mqls', reached: 'new_customers', until: '2018-11-14' }).rates; // [0.041, 0.063, …]
 */
export function readCohorts(
  { slice, start, keys, columns, length }: Table,
  { entered, reached, until }: CohortStages,
  calendar: Calendar = defaultCalendar,
): LaggedFunnel {
  const { cohort, grain } = slice;
  const lags = keys['lag'];
  const [entries, arrivals] = [columns[entered], columns[reached]];
  if (!cohort || !lags || !start || grain === 'total' || grain === 'hour' || !entries || !arrivals) {
    throw new KpiError(
      'invalid_frame',
      `The table does not hold cohorts with "${entered}" and "${reached}".\nAsk for a slice with "cohort", both measures and a grain from day on.`,
    );
  }
  const byStart = new Map<string, { entered: number; arrived: number[] }>();
  for (let row = 0; row < length; row++) {
    let found = byStart.get(start[row]!);
    if (!found) byStart.set(start[row]!, (found = { entered: 0, arrived: [] }));
    const lag = Math.max(Number(lags.values[lags.codes[row]!]), 0);
    found.entered += numberAt(entries.values, row) || 0;
    found.arrived[lag] = (found.arrived[lag] ?? 0) + (numberAt(arrivals.values, row) || 0);
  }

  // The last bucket that is over.
  const over = bucketIndex(toDay(until) + 1, cohort.lag, calendar) - 1;
  const found = [...byStart].sort(([a], [b]) => (a < b ? -1 : 1));
  const ages = found.map(([date]) => {
    const lastDay = nextBucket(toDay(date), grain, calendar) - 1;
    return over - bucketIndex(lastDay, cohort.lag, calendar);
  });
  const longest = ages.reduce((most, age) => Math.max(most, age), -1);
  const rates: number[] = [];
  for (let lag = 0; lag <= longest; lag++) {
    const old = found.filter((_, i) => ages[i]! >= lag).map(([, counts]) => counts);
    const people = old.reduce((sum, counts) => sum + counts.entered, 0);
    const came = old.reduce((sum, { arrived }) => sum + (arrived[lag] ?? 0), 0);
    rates.push((rates.at(-1) ?? 0) + (people > 0 ? came / people : 0));
  }
  const half = (rates.at(-1) ?? 0) / 2;
  return {
    lag: cohort.lag,
    cohorts: found.map(([date, counts], i) => ({
      start: date,
      entered: counts.entered,
      reached: rates.map((_, lag) =>
        lag > ages[i]!
          ? null
          : counts.arrived.slice(0, lag + 1).reduce((sum, count) => sum + (count ?? 0), 0),
      ),
    })),
    rates,
    medianLag: half > 0 ? rates.findIndex((rate) => rate >= half) : null,
  };
}
