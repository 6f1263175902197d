import { defaultCalendar, type Frame, type Query, type Slice } from '@kpi-elements/core';
import type { Source } from '../source.ts';

/** Asks a source for one slice: all measures of the query, over all times, unless said otherwise. */
export async function ask(source: Source, slice: Partial<Slice>, query: Partial<Query> = {}): Promise<Frame> {
  const { measures } = await source.describe();
  const whole: Slice = {
    measures,
    range: ['1900-01-01', '2100-01-01'],
    grain: 'total',
    by: [],
    where: [],
    ...slice,
  };
  return source.fetch(
    { version: 1, ...defaultCalendar, slices: [whole], ...query },
    { signal: new AbortController().signal },
  );
}

/** The totals of a frame of one table, one record a row, with the members of the row. */
export function totals({ tables: [table] }: Frame): Record<string, unknown>[] {
  return Array.from({ length: table!.length }, (_, row) => ({
    ...(table!.start && { start: table!.start[row] }),
    ...Object.fromEntries(
      Object.entries(table!.keys).map(([name, key]) => [name, key.values[key.codes[row]!]]),
    ),
    ...Object.fromEntries(
      Object.entries(table!.columns).map(([measure, { values, weights, scale = 1 }]) => {
        const value = values[row];
        if (value === null || value === undefined || Number.isNaN(value)) return [measure, null];
        return [measure, weights ? value / weights[row]! : value / scale];
      }),
    ),
  }));
}
