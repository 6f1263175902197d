import { formatChange, formatPeriod, formatValue, wordFor } from '@kpi-elements/core';
import type { Cell, Comparison, FormatOptions, Verdict, Words } from '@kpi-elements/core';
import type { Reader } from './reader.ts';

/** Which way a value went; nothing where that is not known. */
export type Direction = 'up' | 'down' | 'flat' | undefined;

/** One comparison in a few words. */
export interface BadgeView {
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** How much, for little room; `–` where nobody can say, nothing where there is no value to compare. */
  readonly brief: string;
  /** The verdict, or why there is none. */
  readonly word: string;
}

/** One comparison in words. */
export interface ChangeView extends BadgeView {
  /** How much, as rate and amount. */
  readonly amount: string;
  /** The earlier value and its period. */
  readonly versus: string;
}

/** A comparison in a few words. `now` is the value that is compared. */
export function badgeView(it: Comparison, now: Cell, format: FormatOptions, { locale }: Reader): BadgeView {
  const { change, verdict } = it;
  return {
    direction: change === null ? undefined : change > 0 ? 'up' : change < 0 ? 'down' : 'flat',
    verdict,
    brief: now === null ? '' : briefly(it, format, locale.words),
    word: now === null ? '' : wordOf(it, locale.words),
  };
}

/** A comparison in words. `now` is the value that is compared. */
export function changeView(it: Comparison, now: Cell, format: FormatOptions, reader: Reader): ChangeView {
  const { value } = it;
  const {
    strings,
    locale: { words },
  } = reader;
  const name = wordFor(it.name, words.comparisons);
  const period = it.period ? formatPeriod(it.period, format.locale) : name;
  return {
    ...badgeView(it, now, format, reader),
    amount: now === null ? '' : formatChange(it, format),
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
  if (change === null) return wordFor(absence, words.absences);
  return verdict === 'none' ? '' : wordFor(verdict, words.verdicts);
}
