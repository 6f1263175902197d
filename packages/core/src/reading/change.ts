import { toCell, type Cell } from '../cell.ts';
import { lastShownDigit } from '../text/format.ts';
import type { Formula } from '../formula/formula.ts';
import type { Kpi } from '../kpi.ts';
import type { Comparison, Point, Verdict } from './reading.ts';
import { compareProportions } from '../stats/compare-proportions.ts';
import { ratesDiffer } from '../stats/compare-rates.ts';

/** What a change is, and what it means. */
export type Change = Pick<Comparison, 'change' | 'changeRate' | 'verdict' | 'interval'>;

/** What {@link compareValues} knows of the values' KPI. */
export type ComparedKpi = Pick<Kpi, 'unit' | 'better'>;

const DEFAULT_LEVEL = 0.95;

/**
 * The change between two values, without evidence of how sure it is.
 * `change` is in the KPI's unit, `changeRate` a fraction of the earlier value: `null` when that is 0 or the sign flips.
 *
 * @example
 * compareValues({ unit: 'money', better: 'lower' }, 40, 50); // { change: -10, changeRate: -0.2, verdict: 'better' }
 */
export function compareValues(kpi: ComparedKpi, value: Cell, earlier: Cell, currency?: string): Change {
  if (value === null || earlier === null) return { change: null, changeRate: null, verdict: 'none' };
  const change = toCell(value - earlier);
  if (change === null) return { change, changeRate: null, verdict: 'none' };
  const flips = Math.sign(value) * Math.sign(earlier) < 0;
  const changeRate = flips ? null : toCell(change / Math.abs(earlier));
  return { change, changeRate, verdict: verdictOf(kpi, value, earlier, currency) };
}

function verdictOf(
  { unit, better }: ComparedKpi,
  value: number,
  earlier: number,
  currency: string | undefined,
): Verdict {
  if (better === 'range') return 'none';
  const change = value - earlier;
  const digit = Math.min(
    lastShownDigit(value, { unit, currency }),
    lastShownDigit(earlier, { unit, currency }),
  );
  if (Math.abs(change) < digit / 2) return 'same';
  return change > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** A value with its inputs and the currency of its money. */
type Measured = Pick<Point, 'value' | 'inputs'> & { readonly currency?: string };

/**
 * The change between two points, and whether it may be chance: by Newcombe's interval for proportions,
 * by the conditional binomial for cost per count. For other KPIs no uncertainty is claimed.
 */
export function changeBetween(
  kpi: Kpi,
  formula: Formula,
  current: Measured,
  earlier: Measured,
  { level = DEFAULT_LEVEL, currency }: { readonly level?: number; readonly currency?: string },
): Change {
  if (
    current.currency !== undefined &&
    earlier.currency !== undefined &&
    current.currency !== earlier.currency
  ) {
    return { change: null, changeRate: null, verdict: 'none' };
  }
  const change = compareValues(kpi, current.value, earlier.value, current.currency ?? currency);
  const evidence = evidenceOf(kpi, formula, current, earlier, level);
  if (!evidence) return change;
  const certain = change.verdict === 'same' || change.verdict === 'none' || evidence.significant;
  return {
    ...change,
    verdict: certain ? change.verdict : 'unclear',
    ...(evidence.interval && { interval: evidence.interval }),
  };
}

interface Evidence {
  readonly significant: boolean;
  readonly interval?: readonly [low: number, high: number];
}

function evidenceOf(
  { proportion, better }: Kpi,
  { ratio, unit }: Formula,
  current: Measured,
  earlier: Measured,
  level: number,
): Evidence | undefined {
  if (!ratio) return undefined;
  const [above, aboveThen] = [ratio.numerator(current.inputs), ratio.numerator(earlier.inputs)];
  const [below, belowThen] = [ratio.denominator(current.inputs), ratio.denominator(earlier.inputs)];
  if (above === null || aboveThen === null || below === null || belowThen === null) return undefined;
  if (proportion) {
    const then = { successes: aboveThen, trials: belowThen };
    return compareProportions({ successes: above, trials: below }, then, level);
  }
  if (unit !== 'money' || better !== 'lower') return undefined;
  const significant = ratesDiffer(
    { events: below, exposure: above },
    { events: belowThen, exposure: aboveThen },
    level,
  );
  return significant === undefined ? undefined : { significant };
}
