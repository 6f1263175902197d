import type { ReadingContext } from './reading-context.ts';
import { comparisonPeriod, elapsedPart, sameElapsedPart } from '../time/compare.ts';
import { fromDay, toDay } from '../time/date.ts';
import { resolvePeriod, type Period } from '../time/period.ts';
import { localTime } from '../time/zone.ts';

/**
 * A period as a formula sees it: at 0 the period itself, at 1 what `previous(x)` reads,
 * at 2 what `previous(previous(x))` reads. `undefined`: there is none.
 */
export type Span = readonly (Period | undefined)[];

/** A comparison by its requested name. */
export interface ComparisonSpan {
  readonly name: string;
  readonly span: Span;
}

/** The periods that one reading is made of. */
export interface ReadingSpans {
  readonly period: Period;
  /** The part of the period that has happened. */
  readonly elapsed: Period | undefined;
  readonly current: Span;
  readonly comparisons: readonly ComparisonSpan[];
  /** The part of the current period that is compared, where its later data are still missing or moving. */
  readonly compared?: Span;
  /** The comparison that `previous(x)` reads. */
  readonly previousName: string;
  /** The last day whose numbers are final; a running day is not. Later buckets are partial. */
  readonly settledUntil: string;
}

const DEFAULT_PREVIOUS = 'previous_period';

/** Lays out the periods of a reading: what runs is compared with the same elapsed part of the other period. */
export function layOutSpans(
  periodName: string,
  compare: readonly string[],
  shifts: number,
  context: ReadingContext,
): ReadingSpans {
  const { source } = context;
  const period = resolvePeriod(periodName, context);
  const today = localTime(context.now.getTime(), context.timeZone).day;
  const settled = Math.min(
    source?.completeUntil === undefined ? today : toDay(source.completeUntil),
    today - (source?.settlesAfter ?? 0),
  );
  const elapsed = elapsedPart(period, fromDay(today));
  const compared = elapsedPart(period, fromDay(settled));

  const names = compare.filter((name) => name !== 'none');
  const previousName = names[0] ?? DEFAULT_PREVIOUS;
  const earlier = (name: string, count: number): Span =>
    Array.from({ length: count }, (_, n) => {
      const whole = comparisonPeriod(name, periodName, context, n + 1);
      return whole && compared && sameElapsedPart(period, compared, whole);
    });

  const previous = earlier(previousName, shifts);
  return {
    period,
    elapsed,
    current: [period, ...previous],
    comparisons: names.map((name) => ({ name, span: earlier(name, shifts + 1) })),
    ...(compared && compared.end !== elapsed?.end && { compared: [compared, ...previous] }),
    previousName,
    settledUntil: fromDay(Math.min(settled, today - 1)),
  };
}
