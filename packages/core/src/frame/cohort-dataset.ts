import type { Dataset } from './dataset.ts';
import { KpiError } from '../errors.ts';
import type { Cohort } from './query.ts';
import { daysOf } from './row-buckets.ts';
import { didYouMean } from '../suggest.ts';
import type { Calendar } from '../time/calendar.ts';
import { toDay } from '../time/date.ts';
import { bucketIndex } from '../time/grain.ts';

/** The key that a cohort slice adds: how many buckets after the cohort's date a row happened, `0`, `1`, … */
export const LAG = 'lag';

const NO_DAY = -(2 ** 31);

/**
 * The same rows placed by the date of their cohort instead of their own, with the lag between both as one more dimension.
 * A row without a cohort's date belongs to no period. Throws `unknown_dimension` and `invalid_period`.
 */
export function cohortDataset(dataset: Dataset, { date, lag }: Cohort, calendar: Calendar): Dataset {
  const dates = Object.hasOwn(dataset.keys, date) ? dataset.keys[date] : undefined;
  const { time } = dataset;
  if (!dates || !time) {
    const known = Object.keys(dataset.keys);
    const wayOut = time
      ? 'Name the column with the date of the cohort among the dimensions.'
      : 'The data have no dates.';
    throw new KpiError(
      'unknown_dimension',
      `The data have no cohort date "${date}".\n${didYouMean(date, known, wayOut)}`,
    );
  }
  const begins = dates.values.map((text) => (text === null ? NO_DAY : toDay(text.slice(0, 10))));
  const happened = daysOf(time, calendar.timeZone);
  const lags = new Map<number, number>();
  const codes = new Uint32Array(dataset.length);
  const days = new Int32Array(dataset.length);
  for (let i = 0; i < dataset.length; i++) {
    const begin = begins[dates.codes[i]!]!;
    const passed =
      begin === NO_DAY ? 0 : bucketIndex(happened[i]!, lag, calendar) - bucketIndex(begin, lag, calendar);
    let code = lags.get(passed);
    if (code === undefined) lags.set(passed, (code = lags.size));
    codes[i] = code;
    days[i] = begin;
  }
  return {
    ...dataset,
    nativeGrain: 'day',
    time: { kind: 'day', days },
    keys: { ...dataset.keys, [LAG]: { values: Array.from(lags.keys(), String), codes } },
  };
}
