import {
  type Calendar,
  type Frame,
  type Grain,
  grains,
  joinTables,
  restateCoverage,
  type Slice,
} from '@kpi-elements/core';
import type { AboutFrame, Answer } from './answer.ts';

/**
 * The answers of all sources to the slices of one plan, as one frame; what holds for any of them holds for all.
 *
 * @param answers By slice, one of each source that is asked for it. A formula of constants has none.
 */
export function joinAnswers(
  source: string,
  slices: readonly Slice[],
  answers: readonly (readonly Answer[])[],
  calendar: Calendar,
  now: Date,
): Frame {
  const abouts = answers.flat().map(({ about }) => about);
  const completeUntil = earliest(abouts.map((about) => about.completeUntil));
  const nativeGrain = narrowest(abouts);
  return {
    ...abouts[0],
    version: 1,
    source,
    tables: slices.map((slice, i) =>
      joinTables(
        slice,
        answers[i]!.map(({ table, about }) =>
          nativeGrain && about.nativeGrain
            ? restateCoverage(table, { from: about.nativeGrain, to: nativeGrain }, calendar)
            : table,
        ),
      ),
    ),
    asOf: earliest(abouts.map(({ asOf }) => asOf)) ?? now.toISOString(),
    flags: [...new Set(abouts.flatMap(({ flags }) => flags))],
    ...(nativeGrain && { nativeGrain }),
    ...(completeUntil !== undefined && { completeUntil }),
  };
}

function earliest(dates: readonly (string | undefined)[]): string | undefined {
  return dates.filter((date) => date !== undefined).toSorted()[0];
}

function narrowest(abouts: readonly AboutFrame[]): Grain | undefined {
  return grains.find((grain) => abouts.some(({ nativeGrain }) => nativeGrain === grain));
}
