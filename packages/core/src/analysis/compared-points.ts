import { KpiError } from '../errors.ts';
import type { Comparison, Point, Reading } from '../reading/reading.ts';
import { didYouMean } from '../suggest.ts';

/** The two points whose difference is to be explained. */
export interface ComparedPoints {
  readonly before: Comparison;
  /** The reading itself, or the part of it that was compared. */
  readonly after: Point;
}

/**
 * The points of one comparison: the first where none is named. `undefined` where the reading has none.
 * Throws `wrong_arguments` for a name that was not asked for.
 */
export function comparedPoints(reading: Reading, name?: string): ComparedPoints | undefined {
  const { comparisons } = reading;
  const before = name === undefined ? comparisons[0] : comparisons.find((one) => one.name === name);
  if (before) return { before, after: before.compared ?? reading };
  if (name === undefined) return undefined;
  const known = comparisons.map((comparison) => comparison.name);
  const wayOut = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none: ask for it with "compare".';
  throw new KpiError(
    'wrong_arguments',
    `The reading of "${reading.kpi.id}" has no comparison "${name}".\n${didYouMean(name, known, wayOut)}`,
  );
}
