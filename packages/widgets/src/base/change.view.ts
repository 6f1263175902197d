import { formatChange, formatPeriod, formatValue } from '@kpi-elements/core';
import type { Cell, Comparison, FormatOptions, Verdict, Words } from '@kpi-elements/core';
import type { Reader } from './reader.ts';

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

/** A comparison in words. `now` is the value that is compared. */
export function changeView(
  it: Comparison,
  now: Cell,
  format: FormatOptions,
  { strings, locale: { words } }: Reader,
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
function briefly(it: Comparison, format: FormatOptions, { differences }: Words): string {
  const { changeRate } = it;
  if (changeRate === null || format.unit in differences) return formatChange(it, format);
  return formatValue(changeRate, { unit: 'percent', locale: format.locale, sign: true });
}

function wordOf({ change, verdict, absence = 'no_comparison' }: Comparison, words: Words): string {
  if (change === null) return words.absences[absence];
  return verdict === 'none' ? '' : words.verdicts[verdict];
}
