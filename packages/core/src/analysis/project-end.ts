import type { Catalog } from '../catalog.ts';
import { toCell, type Cell } from '../cell.ts';
import type { Formula, FormulaInput } from '../formula/formula.ts';
import type { Reading } from '../reading/reading.ts';
import { yearsBetween } from '../reading/years.ts';
import { backtest } from './backtest.ts';
import { courseOf, daysOf, flowOf, type WeighDays } from './course.ts';
import { forecastTotal, sumOf } from './forecast.ts';

/**
 * How the end of a period is projected.
 * - `profile`: the rest follows the weekdays of the 8 weeks before the period, at the level of the last 7 days
 * - `elapsed_share`: the rest goes as it went so far
 * - `unchanged`: levels, means and growth stay where they are
 * - `final`: the period is over
 */
export type ProjectionMethod = 'profile' | 'elapsed_share' | 'unchanged' | 'final';

/** Where a period is heading. */
export interface Projection {
  /** At the end of the period, in the KPI's unit. `null` where nobody can say, as for people counted once. */
  readonly value: Cell;
  /** Where the end lies with 80 % certainty, by how the method did before. Only for `profile`. */
  readonly interval?: readonly [low: number, high: number];
  readonly method: ProjectionMethod;
  /** The value of the days that are settled. */
  readonly settled: Cell;
  /** How many days are not: they are projected. */
  readonly daysLeft: number;
}

/** What an input does until the end of the period. `fixed`: nothing that can be projected. */
type Kind = 'flow' | 'level' | 'distinct' | 'years' | 'fixed';

/** An input's amount by key and place in the formula. */
type AmountOf = (key: string, place: number) => Cell;

/**
 * Projects a running period to its end. A rate goes through its parts: it is what their projected totals give.
 * The profile needs the reading's series by day and 8 weeks of history, or a coarser series and 8 buckets of history.
 */
export function projectEnd(reading: Reading, catalog: Catalog, weighDays?: WeighDays): Projection {
  const { value, elapsed, inputs, series = [], history = [] } = reading;
  if (!reading.partial || elapsed === undefined)
    return { value, method: 'final', settled: value, daysLeft: 0 };

  const period = daysOf(reading.period);
  const settled = series.slice(0, series.findLastIndex((point) => !point.partial) + 1);
  const lastDay = daysOf(settled.at(-1)?.period ?? elapsed).end;
  const daysLeft = period.end - (settled.length === 0 && series.length > 0 ? period.start - 1 : lastDay);
  const formula = catalog.compile(reading.kpi);
  const kinds = formula.inputs.map((input) => kindOf(input, catalog));
  const unchanged = { method: 'unchanged', settled: value, daysLeft } as const;
  if (kinds.includes('distinct')) return { ...unchanged, value: null };
  if (kinds.includes('fixed') || !kinds.includes('flow')) return { ...unchanged, value };

  const years = yearsBetween(period.start, period.end + 1);
  const combine = (flow: AmountOf, level: AmountOf) => evaluate(formula, kinds, years, flow, level);
  const level: AmountOf = (key) => inputs[key] ?? null;
  const soFar: AmountOf = settled.length === 0 ? level : (key) => totalOf(settled, key);
  const known = {
    settled: series.length === 0 ? value : combine((key) => totalOf(settled, key) ?? 0, level),
    daysLeft,
  };

  const course = courseOf(history, settled, daysLeft);
  if (course) {
    const points = [...history, ...settled];
    const flows = formula.inputs.map(({ key }) => flowOf(points, key, course, weighDays));
    const forecast = (shift: number) =>
      combine(
        (_, i) => toCell(forecastTotal(flows[i]!, course, shift)),
        shift === 0 ? level : (key) => points[course.now - shift - 1]!.inputs[key] ?? null,
      );
    const came = (shift: number) =>
      combine(
        (_, i) => sumOf(flows[i]!.values, course.start - shift, course.end - shift),
        (key) => points[course.end - shift - 1]!.inputs[key] ?? null,
      );
    const end = forecast(0);
    if (end !== null) {
      const spread = backtest(course, (shift) => (came(shift) ?? NaN) / (forecast(shift) ?? NaN) - 1);
      // What only adds up does not end below what is there.
      const grows = flows.length === 1 && flows[0]!.values.every((amount) => amount >= 0);
      const least = grows && known.settled !== null ? known.settled : -Infinity;
      return {
        ...known,
        value: end,
        method: 'profile',
        ...(spread !== undefined &&
          Math.abs(end) * (1 + spread) < Infinity && {
            interval: [Math.max(end - spread * Math.abs(end), least), end + spread * Math.abs(end)],
          }),
      };
    }
  }
  const share = (lastDay - period.start + 1) / (period.end - period.start + 1);
  const goesOn: AmountOf = (key, i) => {
    const amount = soFar(key, i);
    return amount === null ? null : amount / share;
  };
  return { ...known, value: combine(goesOn, level), method: 'elapsed_share' };
}

function kindOf(input: FormulaInput, { measures }: Catalog): Kind {
  if (input.shift > 0) return 'fixed';
  if (input.kind !== 'measure') return input.kind === 'years' ? 'years' : 'level';
  if (input.window) return 'fixed';
  const rollUp = measures[input.measure]?.rollUp;
  if (rollUp === 'sum') return 'flow';
  return rollUp === 'distinct' ? 'distinct' : 'level';
}

function evaluate(
  formula: Formula,
  kinds: readonly Kind[],
  years: number,
  flow: AmountOf,
  level: AmountOf,
): Cell {
  const totals: Record<string, Cell> = {};
  formula.inputs.forEach(({ key }, i) => {
    totals[key] = kinds[i] === 'years' ? years : kinds[i] === 'flow' ? flow(key, i) : level(key, i);
  });
  return formula.evaluate(totals);
}

function totalOf(points: NonNullable<Reading['series']>, key: string): Cell {
  const amounts = points.map(({ inputs }) => inputs[key] ?? null).filter((amount) => amount !== null);
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0);
}
