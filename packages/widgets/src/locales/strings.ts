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
}
