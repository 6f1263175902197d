import type { ReadingPlan } from './plan.ts';
import type { ReadingContext } from './reading-context.ts';
import { toDay } from '../time/date.ts';
import { resolvePeriod, type Period } from '../time/period.ts';
import { asWhere, formatWhere } from '../where.ts';

/**
 * The target of a KPI or measure for exactly this period: the request's, else the configured one,
 * else the sum of the configured targets of the periods that fill it without gap or overlap.
 */
export function targetFor(
  id: string,
  period: Period,
  { spans, targets, where }: Pick<ReadingPlan, 'spans' | 'targets' | 'where'>,
  context: ReadingContext,
): number | undefined {
  const isAsked = period.start === spans.period.start && period.end === spans.period.end;
  if (isAsked && Object.hasOwn(targets, id)) return targets[id];
  const filter = formatWhere(where);
  const candidates = (context.targets ?? [])
    .filter((target) => target.kpi === id && formatWhere(asWhere(target.where)) === filter)
    .map((target) => ({ value: target.value, ...resolvePeriod(target.period, context) }));
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
