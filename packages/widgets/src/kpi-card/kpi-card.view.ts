import { formatAmount, formatChange, formatPeriod, formatValue } from '@kpi-elements/core';
import type {
  Benchmark,
  Cell,
  Comparison,
  FormatOptions,
  Reading,
  TargetReading,
  TargetStatus,
  Verdict,
} from '@kpi-elements/core';
import type { Reader } from '../base/localize.ts';
import { lineMark } from '../marks/line.ts';
import type { LineMark } from '../marks/line.ts';

/** Which way a value went; nothing where that is not known. */
export type Direction = 'up' | 'down' | 'flat' | undefined;

/** One comparison in words. */
export interface ChangeView {
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** How much; `–` where nobody can say, nothing where there is no value to compare. */
  readonly amount: string;
  /** For little room. */
  readonly brief: string;
  /** The verdict, or why there is none. */
  readonly word: string;
  /** The earlier value and its period. */
  readonly versus: string;
}

/** A target in words and as a bar. */
export interface TargetView {
  readonly status: TargetStatus;
  readonly text: string;
  /** Whether it is or will be reached; empty where nobody can say. */
  readonly word: string;
  readonly toGo: string;
  /** Filled share of the bar, 0 to 100. */
  readonly share: number;
}

/** A benchmark, and where it is known from. */
export interface BenchmarkView {
  readonly text: string;
  readonly source: string;
}

/** What a card shows of a reading. */
export interface CardView {
  readonly value: string;
  /** For little room. */
  readonly compact: string;
  readonly changes: readonly ChangeView[];
  readonly target: TargetView | undefined;
  readonly benchmark: BenchmarkView | undefined;
  readonly line: LineMark | undefined;
}

/** A reading in the words, numbers and paths of a card. */
export function cardView(reading: Reading, { strings, locale }: Reader): CardView {
  const { kpi, value, currency, comparisons, target, benchmark, series = [] } = reading;
  const format: FormatOptions = { unit: kpi.unit, currency, locale };
  return {
    value: formatValue(value, format),
    compact: formatValue(value, { ...format, compact: true }),
    changes: comparisons.map((comparison) => changeView(comparison, value, format, strings, locale)),
    target: target && targetView(target, format, strings, locale),
    benchmark: benchmark && benchmarkView(benchmark, format, reading, strings),
    line: lineMark(series),
  };
}

type Strings = Reader['strings'];
type Locale = Reader['locale'];

function changeView(
  it: Comparison,
  now: Cell,
  format: FormatOptions,
  strings: Strings,
  { words }: Locale,
): ChangeView {
  const { change, verdict, value } = it;
  const name = Object.hasOwn(words.comparisons, it.name) ? words.comparisons[it.name as 'none'] : it.name;
  const period = it.period ? formatPeriod(it.period, format.locale) : name;
  return {
    direction: change === null ? undefined : change > 0 ? 'up' : change < 0 ? 'down' : 'flat',
    verdict,
    amount: now === null ? '' : formatChange(it, format),
    brief: now === null ? '' : briefly(it, format, words),
    word: now === null ? '' : wordOf(it, words),
    versus: value === null ? period : strings.versus(formatValue(value, format), period),
  };
}

/** The rate alone, where a change is given as rate and amount. */
function briefly(it: Comparison, format: FormatOptions, { differences }: Locale['words']): string {
  const { changeRate } = it;
  if (changeRate === null || format.unit in differences) return formatChange(it, format);
  return formatValue(changeRate, { unit: 'percent', locale: format.locale, sign: true });
}

function wordOf({ change, verdict, absence = 'no_comparison' }: Comparison, words: Locale['words']): string {
  if (change === null) return words.absences[absence];
  return verdict === 'none' ? '' : words.verdicts[verdict];
}

function targetView(
  it: TargetReading,
  format: FormatOptions,
  strings: Strings,
  { words }: Locale,
): TargetView {
  const { value, attainment, status, toGo } = it;
  const target = formatValue(value, format);
  const share =
    attainment === null ? undefined : formatValue(attainment, { unit: 'percent', locale: format.locale });
  return {
    status,
    text: share === undefined ? words.target(target) : strings.attained(share, target),
    word: status === 'none' ? '' : words.statuses[status],
    toGo: toGo ? words.toGo(formatAmount(toGo, format)) : '',
    share: 100 * Math.min(Math.max(attainment ?? 0, 0), 1),
  };
}

function benchmarkView(
  it: Benchmark,
  format: FormatOptions,
  { asOf }: Reading,
  strings: Strings,
): BenchmarkView {
  const { value, currency, scope, source, date, sample, validUntil } = it;
  const text = strings.benchmark(
    formatValue(value, { ...format, currency: currency ?? format.currency }),
    scope,
  );
  const isDated = validUntil !== undefined && validUntil < asOf.slice(0, 10);
  return {
    text: isDated ? `${text} (${strings.dated})` : text,
    source: strings.benchmarkSource(source, date, sample),
  };
}
