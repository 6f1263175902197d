import { toCell, type Cell } from '../cell.ts';
import type { Kpi } from '../kpi.ts';
import type { TargetReading, TargetStatus } from './reading.ts';

/** From which attainment at the end of a running period on its target is on track, or at risk rather than missed. */
export interface TargetThresholds {
  /** @default 1 */
  readonly onTrack?: number | undefined;
  /** @default 0.9 */
  readonly atRisk?: number | undefined;
}

/** How far a value is, and how far its period. */
export interface TargetProgress {
  readonly value: Cell;
  /** The period is not over. */
  readonly running: boolean;
  /** Where the period is heading, in the KPI's unit; left out when it is over, `null` where nobody can say. */
  readonly projected?: Cell;
}

/** Holds a value against its target. For a running period the status is about the projected end, not about today. */
export function readTarget(
  { better }: Pick<Kpi, 'better'>,
  target: number,
  progress: TargetProgress,
  thresholds: TargetThresholds = {},
): TargetReading {
  const { value, running, projected } = progress;
  const outcome = running && projected !== undefined ? projected : value;
  return {
    value: target,
    attainment: attainmentOf(better, value, target),
    status: statusOf(better, attainmentOf(better, outcome, target), running, thresholds),
    toGo: toGo(better, value, target),
    ...(running && projected !== undefined && { projected }),
  };
}

function attainmentOf(better: Kpi['better'], value: Cell, target: number): Cell {
  if (value === null || target <= 0) return null;
  if (better !== 'lower') return toCell(value / target);
  return value > 0 ? toCell(target / value) : null;
}

function statusOf(
  better: Kpi['better'],
  attainment: Cell,
  running: boolean,
  { onTrack = 1, atRisk = 0.9 }: TargetThresholds,
): TargetStatus {
  if (attainment === null || better === 'range') return 'none';
  if (!running) return attainment >= 1 ? 'met' : 'missed';
  if (attainment >= onTrack) return 'on_track';
  return attainment >= atRisk ? 'at_risk' : 'missed';
}

function toGo(better: Kpi['better'], value: Cell, target: number): Cell {
  if (value === null || better === 'range') return null;
  return toCell(Math.max(better === 'lower' ? value - target : target - value, 0));
}
