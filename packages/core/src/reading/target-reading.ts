import type { Cell } from '../cell.ts';
import type { Kpi } from '../kpi.ts';
import type { TargetReading, TargetStatus } from './reading.ts';

/** From which share of the target a running period still counts as at risk rather than missed. */
const AT_RISK_FROM = 0.9;

/** How far a value is, and how far its period. */
export interface TargetProgress {
  readonly value: Cell;
  /** The period is not over. */
  readonly running: boolean;
  /** Where the period is heading, in the KPI's unit; left out when it is over. */
  readonly projected?: Cell;
}

/** Holds a value against its target. For a running period the status is about the projected end, not about today. */
export function readTarget(
  { better }: Pick<Kpi, 'better'>,
  target: number,
  progress: TargetProgress,
): TargetReading {
  const { value, running, projected } = progress;
  const outcome = running ? (projected ?? value) : value;
  return {
    value: target,
    attainment: attainmentOf(better, value, target),
    status: statusOf(better, attainmentOf(better, outcome, target), running),
    toGo: toGo(better, value, target),
    ...(running && projected !== undefined && { projected }),
  };
}

function attainmentOf(better: Kpi['better'], value: Cell, target: number): Cell {
  if (value === null || target <= 0) return null;
  if (better !== 'lower') return value / target;
  return value > 0 ? target / value : null;
}

function statusOf(better: Kpi['better'], attainment: Cell, running: boolean): TargetStatus {
  if (attainment === null || better === 'range') return 'none';
  if (attainment >= 1) return running ? 'on_track' : 'met';
  return running && attainment >= AT_RISK_FROM ? 'at_risk' : 'missed';
}

function toGo(better: Kpi['better'], value: Cell, target: number): Cell {
  if (value === null || better === 'range') return null;
  return Math.max(better === 'lower' ? value - target : target - value, 0);
}
