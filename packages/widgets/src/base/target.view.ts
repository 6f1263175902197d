import { formatGap, formatValue, wordFor } from '@kpi-elements/core';
import type { Reading, TargetReading, TargetStatus } from '@kpi-elements/core';
import en from '../locales/target/en.ts';
import type { Reader } from './reader.ts';

/** A target in words and as a bar. */
export interface TargetView {
  readonly status: TargetStatus;
  readonly text: string;
  /** Whether it is or will be reached; empty where nobody can say. */
  readonly word: string;
  /** What is missing, or too much. */
  readonly gap: string;
  /** Filled share of the bar, 0 to 100. */
  readonly share: number;
}

/** A target in words. */
export function targetView(
  reading: Pick<Reading, 'kpi' | 'currency' | 'partial'> & { readonly target: TargetReading },
  { strings: { target: says = en }, locale }: Reader,
): TargetView {
  const { kpi, currency } = reading;
  const { value, attainment, status } = reading.target;
  const { words } = locale;
  const target = formatValue(value, { unit: kpi.unit, currency, locale });
  // Of what is to stay low, the target is a limit, and the share is how much of it is used.
  const isLimit = kpi.better === 'lower';
  const part = isLimit && attainment ? 1 / attainment : attainment;
  const say = isLimit ? says.used : says.attained;
  return {
    status,
    text: part === null ? words.target(target) : say(formatValue(part, { unit: 'percent', locale }), target),
    word: status === 'none' ? '' : wordFor(status, words.statuses),
    gap: formatGap(reading, locale),
    share: 100 * Math.min(Math.max(part ?? 0, 0), 1),
  };
}
