import { type Calendar, type Grain, rollUp, type Slice, type Table } from '@kpi-elements/core';
import type { AboutFrame, Answer } from './answer.ts';

const NESTED: Readonly<Record<Grain, readonly (Grain | 'total')[]>> = {
  hour: ['day', 'week', 'month', 'quarter', 'year', 'total'],
  day: ['week', 'month', 'quarter', 'year', 'total'],
  week: ['total'],
  month: ['quarter', 'year', 'total'],
  quarter: ['year', 'total'],
  year: ['total'],
};

/**
 * Whether the buckets of a slice add up to those of another, which asks for the same rows and dimensions.
 *
 * @param additive Whether a measure adds up over time.
 */
export function covers(fine: Slice, coarse: Slice, additive: (measure: string) => boolean): boolean {
  return (
    fine.grain !== 'total' &&
    NESTED[fine.grain].includes(coarse.grain) &&
    !fine.cohort &&
    coarse.measures.every((measure) => fine.measures.includes(measure) && additive(measure))
  );
}

/** The answer to a slice, from the table of one that asks for the same, for more measures, or more finely. */
export function answerFrom(table: Table, about: AboutFrame, slice: Slice, calendar: Calendar): Answer {
  const { grain, measures } = slice;
  if (grain !== table.slice.grain) {
    const rolled = rollUp({ ...about, tables: [table] }, { grain, measures }, calendar);
    return { table: rolled.tables[0]!, about };
  }
  if (measures.length === table.slice.measures.length) return { table, about };
  const columns = Object.fromEntries(
    measures
      .filter((measure) => Object.hasOwn(table.columns, measure))
      .map((measure) => [measure, table.columns[measure]!]),
  );
  const [only, ...others] = Object.values(columns);
  const present = (only && others.length === 0 && only.present) || table.present;
  return { table: { ...table, slice, columns, present }, about };
}
