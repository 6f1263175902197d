import type { KpiErrorCode, Locale, Words } from '@kpi-elements/core';
import type { BenchmarkWords } from './benchmark/words.ts';
import type { ControlsWords } from './controls/words.ts';
import type { ExportWords } from './export/words.ts';
import type { FunnelWords } from './funnel/words.ts';
import type { GaugeWords } from './gauge/words.ts';
import type { TargetWords } from './target/words.ts';
import type { MathWords } from './the-math/words.ts';

/**
 * What widgets say in one language. What readings say comes with the words of core's locale. English leaves out what
 * only some elements say: those bring it along. Every other language has all of it, as a {@link Translation}.
 */
export interface Strings {
  readonly locale: Locale;
  readonly loading: string;
  readonly refreshing: string;
  /** Said before the error itself. */
  readonly failed: string;
  /** The code that draws could not be fetched: the fact, and what helps. */
  readonly lost?: readonly [fact: string, wayOut: string];
  readonly retry: string;
  /** An earlier value, and the period it is of. */
  versus(value: string, period: string): string;
  asOf(time: string): string;
  /** An old value: the last time it could be read. */
  stale(time: string): string;
  /** What a reading notes about itself. */
  readonly notes: Readonly<Record<'timeless' | 'sampled' | 'thresholded' | 'truncated', string>>;
  /** A filter that the source is taken to meet already. */
  assumed(filter: string): string;
  /** The button that opens the formula with its numbers. */
  readonly math: string;
  /** The button that opens the ways to take away what is shown. */
  readonly export: string;
  /** Clauses that a screen reader says after one another. */
  clauses(list: readonly string[]): string;

  /** What went wrong, before the message itself, which is English. */
  readonly facts?: Readonly<Record<KpiErrorCode, string>>;
  /** What helps. */
  readonly waysOut?: Readonly<Record<KpiErrorCode, string>>;
  readonly target?: TargetWords;
  readonly benchmark?: BenchmarkWords;
  readonly gauge?: GaugeWords;
  readonly funnel?: FunnelWords;
  readonly controls?: ControlsWords;
  readonly theMath?: MathWords;
  readonly takeAway?: ExportWords;
}

/**
 * A language in one file: everything that elements and readings say. What is missing is a compile error. Only the texts of
 * KPIs and measures may be few, or none: those that are missing are said in English.
 */
export interface Translation extends Required<Strings> {
  readonly locale: Locale & { readonly words: Required<Words> };
}

/** What a page says otherwise than the language does. */
export type OwnStrings = Partial<Omit<Strings, 'locale'>>;
