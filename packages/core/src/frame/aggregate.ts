import { totalsFor } from './add-up.ts';
import { cohortDataset, LAG } from './cohort-dataset.ts';
import type { Dataset, DatasetColumn } from './dataset.ts';
import type { MeasureColumn, Table } from './frame.ts';
import { groupRows } from './grouping.ts';
import { Presence } from './presence.ts';
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
  const by = groupedBy(dataset, slice);
  const grouping = groupRows(dataset, slice, by, calendar);
  const isSettled = dropsDimension(dataset, by);

  const asked = measures.map((measure) => dataset.columns[measure]!);
  const presentIn = (columns: readonly DatasetColumn[], isFull: boolean) => {
    const presence = new Presence();
    presence.add(dataset, columns, grouping, isFull);
    return presence.counts(grouping.length);
  };
  const added = asked.map((source) => {
    const totals = totalsFor(source);
    const { lacking } = totals.add(source, grouping);
    return { source, column: totals.column(grouping.length), lacking };
  });
  const told = ({ source, column, lacking }: (typeof added)[number]): MeasureColumn => {
    const ownPresent = asked.length > 1 && (source.present !== undefined || lacking);
    return {
      ...column,
      ...(isSettled && isLevel(column) && { settled: true }),
      ...(ownPresent && { present: presentIn([source], !lacking) }),
    };
  };
  return {
    slice,
    length: grouping.length,
    keys: grouping.keys,
    columns: Object.fromEntries(measures.map((measure, i) => [measure, told(added[i]!)])),
    present: presentIn(
      asked,
      added.some(({ lacking }) => !lacking),
    ),
    ...(grouping.start && { start: grouping.start }),
  };
}

/** The dimensions that are kept apart: those of the slice, and `currency` where there is money in several. */
export function groupedBy({ keys, columns }: Dataset, { measures, by }: Slice): readonly string[] {
  const hasMoney = measures.some(
    (measure) => Object.hasOwn(columns, measure) && columns[measure]!.unit === 'money',
  );
  return hasMoney && Object.hasOwn(keys, CURRENCY) && !by.includes(CURRENCY) ? [...by, CURRENCY] : by;
}

/** Whether members are added up, so that levels no longer roll up over time. */
export function dropsDimension({ keys }: Dataset, by: readonly string[]): boolean {
  return Object.keys(keys).some((dimension) => !by.includes(dimension));
}

/** Whether a column holds what there is at one time. */
export function isLevel({ rollUp }: MeasureColumn): boolean {
  return rollUp === 'first' || rollUp === 'last';
}
