import type { Reading } from '../reading/reading.ts';
import { formatAmount } from './format.ts';
import type { Locale } from './locale.ts';
import { localeOf } from './locale.ts';

/**
 * How far a value is from its target, in words: to go while the period runs, short when that is over, and too high where
 * lower is better. Empty where the target is met, or where nobody can say.
 *
 * @example
 * formatGap(reading, 'en'); // '€7.51 too high'
 */
export function formatGap(
  { kpi, currency, partial, target }: Pick<Reading, 'kpi' | 'currency' | 'partial' | 'target'>,
  locale?: string | Locale,
): string {
  if (!target?.toGo) return '';
  const { gaps } = localeOf(locale).words;
  const isOpen = partial || target.status === 'on_track' || target.status === 'at_risk';
  const kind = kpi.better === 'lower' ? 'over' : isOpen ? 'open' : 'short';
  return gaps[kind](formatAmount(target.toGo, { unit: kpi.unit, currency, locale }));
}
