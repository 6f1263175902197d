import { KpiError } from '../errors.ts';
import { exchangeFactor } from '../frame/money.ts';
import type { ReadingPlan } from './reading-plan.ts';
import type { ReadingContext } from './reading-context.ts';
import { fromDay, toDay } from '../time/date.ts';
import { resolvePeriod, type Period } from '../time/period.ts';
import { asWhere, formatWhere } from '../where.ts';

/** A target, and what it is in where it is money. */
export interface TargetAmount {
  readonly value: number;
  readonly currency?: string;
}

/**
 * The target of a KPI or measure for exactly this period: the request's, else the configured one, else, for what adds
 * up, the sum of the configured targets of the periods that fill it without gap or overlap.
 * The request's is in the currency it asks for, a configured one in the context's, and exchanged where a rate is known.
 * Throws `wrong_arguments` for a target that is not a finite number.
 */
export function targetFor(
  id: string,
  period: Period,
  plan: Pick<ReadingPlan, 'kpi' | 'spans' | 'targets' | 'where' | 'currency'>,
  context: ReadingContext,
): TargetAmount | undefined {
  const { spans, targets, currency: shownIn = context.currency } = plan;
  const { unit } = id === plan.kpi.id ? plan.kpi : context.catalog.get(id);
  const amount = (value: number, currency: string | undefined) =>
    unit === 'money' && currency !== undefined ? { value, currency } : { value };
  const isAsked = period.start === spans.period.start && period.end === spans.period.end;
  if (isAsked && Object.hasOwn(targets, id)) return amount(checked(id, targets[id]!), shownIn);
  const value = configuredTarget(id, period, plan, context);
  if (value === undefined) return undefined;
  const factor = unit === 'money' ? exchangeFactor(context.currency, { ...context, shownIn }) : 1;
  return factor === undefined ? amount(value, context.currency) : amount(value * factor, shownIn);
}

function configuredTarget(
  id: string,
  period: Period,
  { kpi, where }: Pick<ReadingPlan, 'kpi' | 'where'>,
  context: ReadingContext,
): number | undefined {
  const filter = formatWhere(where);
  const candidates = (context.targets ?? [])
    .filter((target) => target.kpi === id && formatWhere(asWhere(target.where)) === filter)
    .map((target) => ({ value: checked(id, target.value), ...resolvePeriod(target.period, context) }));
  const exact = candidates.find(({ start, end }) => start === period.start && end === period.end);
  if (exact) return exact.value;
  const { formula } = id === kpi.id ? kpi : context.catalog.get(id);
  return addsUp(formula, context) ? sumOfParts(candidates, period) : undefined;
}

interface PeriodTarget extends Period {
  readonly value: number;
}

/** The longest parts first: quarters, where the year has both quarters and some of its months. */
function sumOfParts(targets: readonly PeriodTarget[], { start, end }: Period): number | undefined {
  const parts = targets.filter((target) => target.start >= start && target.end <= end);
  parts.sort((a, b) => (a.end < b.end ? 1 : -1));
  const sums = new Map([[fromDay(toDay(end) + 1), 0]]);
  const sumFrom = (date: string): number | undefined => {
    if (!sums.has(date)) {
      for (const part of parts.filter((candidate) => candidate.start === date)) {
        const rest = sumFrom(fromDay(toDay(part.end) + 1));
        if (rest === undefined) continue;
        sums.set(date, part.value + rest);
        break;
      }
    }
    return sums.get(date);
  };
  return sumFrom(start);
}

/** Whether twelve months of it make a year: those of a rate or a level do not. */
function addsUp(formula: string, { catalog }: ReadingContext): boolean {
  return Object.hasOwn(catalog.measures, formula) && catalog.measures[formula]!.rollUp === 'sum';
}

function checked(id: string, target: number): number {
  if (Number.isFinite(target)) return target;
  throw new KpiError(
    'wrong_arguments',
    `Target of "${id}" is ${target}.\nGive a finite number in its unit: 0.05 for 5 %.`,
  );
}
