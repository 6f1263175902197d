import type { Locale } from '@kpi-elements/core';

/** What widgets say in one language. What readings say comes with the words of core's locale. */
export interface Strings {
  readonly locale: Locale;
  readonly loading: string;
  readonly refreshing: string;
  /** Said before the error itself. */
  readonly failed: string;
  readonly retry: string;
  /** An earlier value, and the period it is of. */
  versus(value: string, period: string): string;
  /** How much of a target is reached. */
  attained(share: string, target: string): string;
  benchmark(value: string, scope: string): string;
  /** Where a benchmark is known from; `sample` is absent when nobody says how many were looked at. */
  benchmarkSource(source: string, date: string, sample?: string): string;
  /** The benchmark is older than it was meant to be shown. */
  readonly dated: string;
  asOf(time: string): string;
  /** An old value: the last time it could be read. */
  stale(time: string): string;
  /** What a reading notes about itself. */
  readonly notes: Readonly<Record<'timeless' | 'sampled' | 'thresholded' | 'truncated', string>>;
  /** A filter that the source is taken to meet already. */
  assumed(filter: string): string;

  /** The button that opens the formula with its numbers. */
  readonly math: string;
  /** Why a mark stands at the end of a scale: the value lies beyond the bound. */
  beyond(bound: string): string;
  /** Clauses that a screen reader says after one another. */
  clauses(list: readonly string[]): string;

  /** What a funnel is called that has no label. */
  readonly funnel: string;
  readonly funnelColumns: Readonly<
    Record<'stage' | 'value' | 'step' | 'overall' | 'lost' | 'earlier', string>
  >;
  /** A share of a stage. */
  ofStage(rate: string, stage: string): string;
  /** A part of a stage that does not reach the next one. */
  lost(rate: string, amount: string): string;
  /** No other stage loses as large a part. */
  readonly largestDropOff: string;
  /** A stage that is larger than the one before. */
  readonly widening: string;
  comesThrough(first: string, last: string, rate: string, some: string, all: string): string;
}
