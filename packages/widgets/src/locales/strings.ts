import type { Locale, TargetStatus } from '@kpi-elements/core';

/** What widgets say in one language. Sentences about readings come with the locale of core. */
export interface Strings {
  readonly locale: Locale;
  readonly loading: string;
  readonly refreshing: string;
  readonly failed: string;
  readonly retry: string;
  /** The period is not over, or its data may still change. */
  readonly partial: string;
  readonly target: (value: string) => string;
  readonly benchmark: (value: string, scope: string) => string;
  /** Below a benchmark: where it is known from. */
  readonly benchmarkFrom: (source: string, date: string, sample: string | undefined) => string;
  readonly versus: (earlier: string, period: string) => string;
  readonly attained: (share: string) => string;
  /** What is missing to a target; `over` when the value has to fall. */
  readonly toGo: (amount: string, over: boolean) => string;
  readonly coverage: (present: number, expected: number) => string;
  readonly asOf: (time: string) => string;
  /** The age of a value that could not be renewed. */
  readonly stale: (ago: string) => string;
  readonly status: Readonly<Record<Exclude<TargetStatus, 'none'>, string>>;
}
