import { type Grain, grains, KpiError, type Slice } from '@kpi-elements/core';
import type { AdapterMapping } from './adapter-column.ts';

/** Measures of a slice that are asked for together, and the grouping in which they are. */
export interface SlicePart {
  /** Ids. */
  readonly measures: readonly string[];
  readonly grain: Slice['grain'];
  /** Our names of dimensions. */
  readonly by: readonly string[];
}

/** What a system can be asked for at once. */
export interface Groupings {
  readonly source: string;
  readonly mapping: AdapterMapping;
  readonly nativeGrain: Grain;
  readonly hasBuckets: (grain: Grain) => boolean;
}

/**
 * How a slice is asked. What a system answers at the slice's own grouping is the system's own number, so that it is the
 * one that people see there, and no distinct count is ever added up. Levels need every member's own last bucket, and
 * money has to stay apart by currency. Buckets that the system does not form are added up from native ones.
 * Throws `invalid_period` for buckets that cannot be had.
 */
export function splitSlice(slice: Slice, groupings: Groupings): readonly SlicePart[] {
  const { mapping, nativeGrain } = groupings;
  const known = slice.measures.filter((id) => mapping.columns.has(id));
  const dimensions = mapping.dimensions.map(([name]) => name);
  const isLevel = (id: string) => ['first', 'last'].includes(rollUpOf(id, mapping) as string);
  const splitsMoney = dimensions.includes('currency') && !slice.by.includes('currency');
  const isMoney = (id: string) => splitsMoney && mapping.columns.get(id)!.measure.unit === 'money';

  const levels = known.filter(isLevel);
  const money = known.filter((id) => !isLevel(id) && isMoney(id));
  const others = known.filter((id) => !isLevel(id) && !isMoney(id));
  const hasTime = mapping.options.date !== undefined;
  const finest = hasTime && slice.grain !== 'hour' ? nativeGrain : slice.grain;
  return [
    { measures: levels, grain: finest, by: dimensions },
    { measures: money, grain: grainFor(money, slice, groupings), by: [...slice.by, 'currency'] },
    { measures: others, grain: grainFor(others, slice, groupings), by: slice.by },
  ].filter(({ measures }) => measures.length > 0);
}

function grainFor(
  measures: readonly string[],
  { grain }: Slice,
  { source, mapping, nativeGrain, hasBuckets }: Groupings,
): Slice['grain'] {
  if (grain === 'total' || grain === nativeGrain || hasBuckets(grain)) return grain;
  const counted = measures.find((id) => {
    const rollUp = rollUpOf(id, mapping);
    return rollUp === 'distinct' || (typeof rollUp === 'object' && rollUp.mean === '1');
  });
  if (counted === undefined && grains.indexOf(grain) > grains.indexOf(nativeGrain)) return nativeGrain;
  const why = counted === undefined ? '' : `, and "${counted}" does not add up`;
  throw new KpiError(
    'invalid_period',
    `Source "${source}" cannot be asked by ${grain} for this period${why}.\nAsk for whole buckets of the calendar, for another grain, or for the total.`,
  );
}

function rollUpOf(id: string, { columns }: AdapterMapping) {
  return columns.get(id)!.measure.rollUp;
}
