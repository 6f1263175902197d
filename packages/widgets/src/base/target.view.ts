import { formatAmount, formatValue, wordFor } from '@kpi-elements/core';
import type { FormatOptions, TargetReading, TargetStatus } from '@kpi-elements/core';
import en from '../locales/target/en.ts';
import type { Reader } from './reader.ts';

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

/** A target in words. */
export function targetView(
  it: TargetReading,
  format: FormatOptions,
  { strings: { target: says = en }, locale: { words } }: Reader,
): TargetView {
  const { value, attainment, status, toGo } = it;
  const target = formatValue(value, format);
  const share =
    attainment === null ? undefined : formatValue(attainment, { unit: 'percent', locale: format.locale });
  return {
    status,
    text: share === undefined ? words.target(target) : says.attained(share, target),
    word: status === 'none' ? '' : wordFor(status, words.statuses),
    toGo: toGo ? words.toGo(formatAmount(toGo, format)) : '',
    share: 100 * Math.min(Math.max(attainment ?? 0, 0), 1),
  };
}
