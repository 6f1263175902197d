import type { Verdict } from '../../reading/reading.ts';

/** What a language says about benchmarks. Functions take names, values and dates that are formatted already. */
export interface BenchmarkWords {
  /** The value, how it stands to the benchmark, then where the benchmark is from. */
  compared(name: string, value: string, standing: string, origin: string): string;
  /** `above` says on which side the value is. */
  standing(verdict: Verdict, benchmark: string, difference: string, above: boolean): string;
  /** The value is missing, or {@link otherCurrency}. */
  notCompared(benchmark: string, why: string): string;
  readonly otherCurrency: string;
  origin(scope: string, date: string, source: string, sample?: string): string;
  /** The benchmark is past its last day. */
  dated(origin: string, validUntil: string): string;
}
