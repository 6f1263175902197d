/** What a language says of a benchmark. */
export interface BenchmarkWords {
  benchmark(value: string, scope: string): string;
  /** Where a benchmark is known from; `sample` is absent when nobody says how many were looked at. */
  source(source: string, date: string, sample?: string): string;
  /** The benchmark is older than it was meant to be shown. */
  readonly dated: string;
}
