import type { Absence } from '../cell.ts';
import type { TargetStatus, Verdict } from '../reading/reading.ts';
import type { Grain } from '../time/calendar.ts';
import type { ComparisonName } from '../time/compare.ts';
import type { SentenceWords } from './sentences/words.ts';

/**
 * What a language says about readings. A translation implements all of it; what is missing is a compile error.
 * Functions take text that is formatted already and put it where the grammar wants it.
 */
export interface Words {
  /** Why there is no value. */
  readonly absences: Readonly<Record<Absence, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly statuses: Readonly<Record<TargetStatus, string>>;
  readonly comparisons: Readonly<Record<ComparisonName, string>>;
  /** A period by its name: `last_30_days`, or `total` for a source without dates. Other text is returned as it is. */
  period(name: string): string;
  /** The period is not over, or its data may still change. */
  readonly partial: string;

  /** Differences that are not counted in the unit of the value: percentage points, points, places. */
  readonly differences: Readonly<Record<'percent' | 'points' | 'position', (number: string) => string>>;
  /** A change in percent and in units. */
  rateAndAmount(rate: string, amount: string): string;
  /** How many buckets of a period have data. `grain` where it is known. */
  coverage(present: string, expected: string, grain?: Grain): string;

  /** The other period of a comparison, by its name where it has one, and its dates where those are known. */
  otherPeriod(period: string, name?: string): string;
  target(value: string, status?: string): string;
  /** What is missing while the period runs, and when it is over; and what is too much, where lower is better. */
  readonly gaps: Readonly<Record<'open' | 'short' | 'over', (amount: string) => string>>;

  /** Whole sentences. English ones come with the code that writes sentences, so that what only shows numbers is small. */
  readonly sentences?: SentenceWords;
}
