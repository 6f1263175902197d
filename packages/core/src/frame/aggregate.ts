import { addUp } from './add-up.ts';
import { cohortDataset, LAG } from './cohort-dataset.ts';
import type { Dataset, DatasetColumn } from './dataset.ts';
import type { MeasureColumn, Table } from './frame.ts';
import { groupRows } from './grouping.ts';
import { countPresent, isFull } from './presence.ts';
import type { Slice } from './query.ts';
import type { Calendar } from '../time/calendar.ts';

const CURRENCY = 'currency';

/**
 * Adds rows up to the groups of one slice: the in-memory counterpart of one `SELECT … GROUP BY`.
 * A measure that the data lack is left out. Money stays apart by `currency` where the data have that column.
 * A cohort slice places rows by the cohort's date and adds the key `lag`.
 * Throws `unknown_dimension` for a filter or grouping on a dimension that the data lack.
 *
 * @example
 * aggregate(dataset, { measures: ['clicks'], range: ['2026-01-01', '2027-01-01'], grain: 'month', by: [], where: [] }, calendar);
 */
export function aggregate(dataset: Dataset, slice: Slice, calendar: Calendar): Table {
  const { cohort, ...rows } = slice;
  if (cohort) {
    const lagged = { ...rows, by: [...rows.by, LAG] };
    return { ...aggregate(cohortDataset(dataset, cohort, calendar), lagged, calendar), slice };
  }
  const measures = slice.measures.filter((measure) => Object.hasOwn(dataset.columns, measure));
  const hasMoney = measures.some((measure) => dataset.columns[measure]!.unit === 'money');
  const splitsCurrency = hasMoney && Object.hasOwn(dataset.keys, CURRENCY) && !slice.by.includes(CURRENCY);
  const by = splitsCurrency ? [...slice.by, CURRENCY] : slice.by;
  const grouping = groupRows(dataset, slice, by, calendar);
  const dropsDimension = Object.keys(dataset.keys).some((dimension) => !by.includes(dimension));

  const asked = measures.map((measure) => dataset.columns[measure]!);
  const totalsOf = (source: DatasetColumn): MeasureColumn => {
    const column = addUp(dataset, source, grouping);
    const level = column.rollUp === 'first' || column.rollUp === 'last';
    const ownPresent = asked.length > 1 && (source.present !== undefined || !isFull(source));
    return {
      ...column,
      ...(level && dropsDimension && { settled: true }),
      ...(ownPresent && { present: countPresent(dataset, [source], grouping) }),
    };
  };
  return {
    slice,
    length: grouping.length,
    keys: grouping.keys,
    columns: Object.fromEntries(measures.map((measure, i) => [measure, totalsOf(asked[i]!)])),
    present: countPresent(dataset, asked, grouping),
    ...(grouping.start && { start: grouping.start }),
  };
}
