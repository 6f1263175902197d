import { toCell, type Absence, type Cell } from '../cell.ts';
import { KpiError } from '../errors.ts';
import type { Kpi } from '../kpi.ts';
import type { Reading } from '../reading/reading.ts';
import { comparedPoints } from './compared-points.ts';

/** How long it takes to reach a stage. */
export interface StageTime {
  readonly kpi: Kpi;
  /** In seconds. */
  readonly value: Cell;
  readonly absence?: Absence;
}

/** One stage of a funnel. */
export interface FunnelStep {
  readonly reading: Reading;
  readonly kpi: Kpi;
  readonly currency?: string;
  readonly value: Cell;
  readonly absence?: Absence;
  /** Of the stage before. `null` for the first stage, after an absent one, and after an empty one. */
  readonly stepRate: Cell;
  /** Of the first stage. */
  readonly overallRate: Cell;
  /** The part of the stage before that is lost: 1 − `stepRate`. Below 0 where the funnel widens. */
  readonly dropOff: Cell;
  /** How many that is. */
  readonly lost: Cell;
  /** Larger than the stage before: its people also come from elsewhere. The rates are no shares then. */
  readonly widening: boolean;
  /** The KPI of time that follows the stage in the list. */
  readonly time?: StageTime;
}

/** Stages in their order. */
export interface Funnel {
  readonly stages: readonly FunnelStep[];
  /** The stage that loses the largest part of the one before; absent where none loses. */
  readonly largestDropOff?: FunnelStep;
}

/**
 * The rates from stage to stage. A stage larger than the one before is legal data: its rate is shown as it is, over 100 %,
 * and flagged. A KPI of time, such as `avg_sales_cycle`, is no stage: it says how long it takes to the stage before it.
 *
 * @param readings One a stage, in order, of the same period, with times behind stages.
 * @param comparison The name of a comparison: the funnel as it was then.
 * @throws {KpiError} `wrong_arguments` for a comparison that a reading does not have, and for a time that follows no stage.
 * @example
 * funnel([sessions, leads, customers]).stages[1]; // { value: 50, stepRate: 0.05, overallRate: 0.05, dropOff: 0.95, … }
 */
export function funnel(readings: readonly Reading[], comparison?: string): Funnel {
  const stages: FunnelStep[] = [];
  for (const reading of readings) {
    const { kpi, currency } = reading;
    const point = comparison === undefined ? reading : comparedPoints(reading, comparison)!.before;
    const { value, absence } = point;
    if (kpi.unit === 'duration') {
      const stage = stages.pop();
      if (!stage) throw noStage(kpi);
      stages.push({ ...stage, time: { kpi, value, ...(absence && { absence }) } });
      continue;
    }
    const [first, before] = [stages[0]?.value, stages.at(-1)?.value];
    const stepRate = rateOf(value, before);
    const step: FunnelStep = {
      reading,
      kpi,
      ...(currency !== undefined && { currency }),
      value,
      ...(absence && { absence }),
      stepRate,
      overallRate: stages.length === 0 ? rateOf(value, value) : rateOf(value, first),
      dropOff: stepRate === null ? null : 1 - stepRate,
      lost: value === null || typeof before !== 'number' ? null : toCell(before - value),
      widening: value !== null && typeof before === 'number' && value > before,
    };
    stages.push(step);
  }
  const largestDropOff = largest(stages);
  return { stages, ...(largestDropOff && { largestDropOff }) };
}

function largest(stages: readonly FunnelStep[]): FunnelStep | undefined {
  let found: FunnelStep | undefined;
  for (const stage of stages) if ((stage.dropOff ?? 0) > (found?.dropOff ?? 0)) found = stage;
  return found;
}

function noStage({ id }: Kpi): KpiError {
  return new KpiError(
    'wrong_arguments',
    `"${id}" is a time, and no stage of the funnel stands before it.\nPut it behind the stage that it takes to reach.`,
  );
}

function rateOf(value: Cell, whole: Cell | undefined): Cell {
  return value === null || !whole ? null : toCell(value / whole);
}
