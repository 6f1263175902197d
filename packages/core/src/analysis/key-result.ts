import { toCell, type Cell } from '../cell.ts';
import type { Better } from '../unit.ts';

/** A KPI as the key result of an objective. Values are in the KPI's unit. */
export interface KeyResultInput {
  /** Where it stood when the objective was set. */
  readonly baseline: number;
  readonly target: number;
  readonly value: Cell;
  readonly better: Better;
}

/** How far a key result has come. */
export interface KeyResult extends KeyResultInput {
  /** 0 at the baseline, 1 at the target; beyond both it goes on. `null` without a value or a distance to go. */
  readonly progress: Cell;
  /** The target is reached or passed. */
  readonly reached: boolean;
  /** What is missing, in the KPI's unit; 0 when reached. */
  readonly toGo: Cell;
  /** The target lies where the KPI is better than at the baseline. `false` is mostly a slip. */
  readonly improves: boolean;
}

/**
 * Progress = (value − baseline) / (target − baseline), so that it grows in the direction of the target: a cost that falls
 * from 50 towards 40 has come half of the way at 45. It is never clamped; what is shown may be.
 *
 * @example
 * keyResult({ baseline: 50, target: 40, value: 45, better: 'lower' }); // { progress: 0.5, reached: false, toGo: 5, … }
 */
export function keyResult(input: KeyResultInput): KeyResult {
  const { baseline, target, value, better } = input;
  const way = target - baseline;
  const progress = value === null || way === 0 ? null : toCell((value - baseline) / way);
  const reached = value !== null && isReached(value, input);
  return {
    ...input,
    progress,
    reached,
    toGo: value === null ? null : reached ? 0 : toCell(Math.abs(target - value)),
    improves: better === 'range' || way === 0 || way > 0 === (better === 'higher'),
  };
}

/** Without a way to go, a KPI that is to be kept is reached as long as it is not worse. */
function isReached(value: number, { baseline, target, better }: KeyResultInput): boolean {
  if (target === baseline) return better === 'lower' ? value <= target : value >= target;
  return target > baseline ? value >= target : value <= target;
}
