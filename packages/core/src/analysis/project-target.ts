import type { Catalog } from '../catalog.ts';
import { toCell, type Cell } from '../cell.ts';
import type { Kpi } from '../kpi.ts';
import { catalogOf } from '../reading/catalog-of.ts';
import type { Reading, TargetStatus } from '../reading/reading.ts';
import { readTarget, type TargetThresholds } from '../reading/target-reading.ts';
import { holidayWeights, type Holidays } from './holiday-weights.ts';
import { projectEnd, type ProjectionMethod } from './project-end.ts';

/** How {@link projectTarget} projects and judges. */
export interface ProjectTargetOptions extends TargetThresholds {
  /** In the KPI's unit; else the reading's. */
  readonly target?: number | undefined;
  /** By date: days unlike others, in the history and in what is to come. */
  readonly holidays?: Holidays | undefined;
  /** A reading made in this program knows it. */
  readonly catalog?: Catalog | undefined;
}

/** Where a period is heading, held against its target. */
export interface TargetProjection {
  readonly kpi: Kpi;
  readonly currency?: string;
  /** So far, in the KPI's unit. */
  readonly value: Cell;
  readonly target: Cell;
  /** 1 is reached, today. */
  readonly attainment: Cell;
  /** About the projected end of a running period. */
  readonly status: TargetStatus;
  readonly toGo: Cell;
  /** The value at the end of the period. */
  readonly projected: Cell;
  /** Where the end lies with 80 % certainty. */
  readonly interval?: readonly [low: number, high: number];
  readonly method: ProjectionMethod;
  /** Days that are projected, today among them where its numbers are not final. */
  readonly daysLeft: number;
  /** What one of the days left is projected to bring. Only for what adds up. */
  readonly perDay: Cell;
  /** What one of the days left has to bring to reach the target, or may cost at most to keep it. */
  readonly requiredPerDay: Cell;
}

/**
 * Projects a running reading to the end of its period and holds it against its target. With the days of the period
 * (`grain: 'day'`) and 8 weeks of `history`, the rest follows the weekdays of those weeks at the level of the last 7 days,
 * with an 80 % interval from how that did in the weeks before; with less, the rest goes on as it went so far.
 * Rates are projected through their parts. Nothing is projected for people counted once.
 *
 * @throws {KpiError} `wrong_arguments` where the catalog is not known.
 * @example
 * const reading = read('revenue', frame, { period: 'this_month', grain: 'day', history: 182, target: 100_000 });
 * projectTarget(reading, { holidays: { '2025-11-28': 'black_friday', '2026-11-27': 'black_friday' } });
 * // { projected: 98_000, interval: [91_000, 105_000], status: 'at_risk', requiredPerDay: 3_100, … }
 */
export function projectTarget(
  reading: Reading,
  { target = reading.target?.value, holidays, catalog: given, ...thresholds }: ProjectTargetOptions = {},
): TargetProjection {
  const { kpi, value, currency, partial } = reading;
  const catalog = catalogOf(reading, given);
  const weighDays =
    holidays &&
    ((values: Float64Array, firstDay: number, length: number) =>
      holidayWeights(values, firstDay, length, holidays));
  const { value: projected, settled, interval, method, daysLeft } = projectEnd(reading, catalog, weighDays);
  const held =
    target === undefined
      ? undefined
      : readTarget(kpi, target, { value, running: partial, projected }, thresholds);

  const addsUp = catalog
    .compile(kpi)
    .inputs.every((input) => input.kind === 'measure' && catalog.measures[input.measure]?.rollUp === 'sum');
  const isFlow = addsUp && catalog.compile(kpi).ratio === undefined && daysLeft > 0;
  const perDay = (end: Cell | undefined) =>
    isFlow && typeof end === 'number' && settled !== null ? toCell((end - settled) / daysLeft) : null;
  const required = perDay(target);
  return {
    kpi,
    ...(currency !== undefined && { currency }),
    value,
    target: target ?? null,
    attainment: held?.attainment ?? null,
    status: held?.status ?? 'none',
    toGo: held?.toGo ?? null,
    projected,
    ...(interval && { interval }),
    method,
    daysLeft,
    perDay: perDay(projected),
    requiredPerDay: required === null ? null : Math.max(required, 0),
  };
}
