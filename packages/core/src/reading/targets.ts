import type { ReadingContext, Target } from './reading-context.ts';
import { toDay } from '../time/date.ts';
import { resolvePeriod, type Period } from '../time/period.ts';
import { asWhere, formatWhere, type Where } from '../where.ts';

/**
 * The configured target of a KPI or measure for exactly this period,
 * or the sum of the targets of the periods that fill it without gap or overlap.
 */
export function targetFor(
  id: string,
  period: Period,
  where: Where,
  context: ReadingContext,
): number | undefined {
  const filter = formatWhere(where);
  const candidates = (context.targets ?? [])
    .filter((target) => target.kpi === id && formatWhere(asWhere(target.where)) === filter)
    .map((target: Target) => ({ value: target.value, ...resolvePeriod(target.period, context) }));
  const exact = candidates.find(({ start, end }) => start === period.start && end === period.end);
  if (exact) return exact.value;

  let sum = 0;
  let next = toDay(period.start);
  const end = toDay(period.end);
  while (next <= end) {
    const part = candidates.find((target) => toDay(target.start) === next && toDay(target.end) <= end);
    if (!part) return undefined;
    sum += part.value;
    next = toDay(part.end) + 1;
  }
  return sum;
}
