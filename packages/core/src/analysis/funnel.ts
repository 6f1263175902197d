import { toCell, type Absence, type Cell } from '../cell.ts';
import type { Kpi } from '../kpi.ts';
import type { Reading } from '../reading/reading.ts';
import { comparedPoints } from './compared-points.ts';

/** One stage of a funnel. */
export interface FunnelStep {
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
}

/** Stages in their order. */
export interface Funnel {
  readonly stages: readonly FunnelStep[];
  /** The stage that loses the largest part of the one before; absent where none loses. */
  readonly largestDropOff?: FunnelStep;
}

/**
 * The rates from stage to stage. A stage larger than the one before is legal data: its rate is shown as it is, over 100 %,
 * and flagged.
 *
 * @param readings One a stage, in order, of the same period.
 * @param comparison The name of a comparison: the funnel as it was then.
 * @throws {KpiError} `wrong_arguments` for a comparison that a reading does not have.
 * @example
 * funnel([sessions, leads, customers]).stages[1]; // { value: 50, stepRate: 0.05, overallRate: 0.05, dropOff: 0.95, … }
 */
export function funnel(readings: readonly Reading[], comparison?: string): Funnel {
  const stages: FunnelStep[] = [];
  let largestDropOff: FunnelStep | undefined;
  for (const reading of readings) {
    const { kpi, currency } = reading;
    const point = comparison === undefined ? reading : comparedPoints(reading, comparison)!.before;
    const { value, absence } = point;
    const [first, before] = [stages[0]?.value, stages.at(-1)?.value];
    const stepRate = rateOf(value, before);
    const step: FunnelStep = {
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
    if ((step.dropOff ?? 0) > (largestDropOff?.dropOff ?? 0)) largestDropOff = step;
  }
  return { stages, ...(largestDropOff && { largestDropOff }) };
}

function rateOf(value: Cell, whole: Cell | undefined): Cell {
  return value === null || !whole ? null : toCell(value / whole);
}
