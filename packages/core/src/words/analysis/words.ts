import type { Grain } from '../../time/calendar.ts';

/** What pushes a KPI up or down. */
export interface EffectText {
  readonly name: string;
  /** Formatted, without a sign. */
  readonly amount: string;
  readonly isUp: boolean;
}

/**
 * What a language says about results of analysis. Functions take text that is formatted already, and give whole sentences
 * unless it is said otherwise.
 */
export interface AnalysisWords {
  /** Between sentences. */
  readonly gap: string;

  /** Names of inputs that are not a plain measure: fragments. */
  earlier(name: string): string;
  targetFor(name: string): string;

  /** `change` is a fragment of `Words.changed`: `up $2.50 from the previous period`. May be several sentences. */
  explained(kpi: string, change: string, effects: readonly EffectText[]): string;
  notExplained(kpi: string, reason: string): string;
  /** Segments that are not listed, as a name: a fragment. `count` is absent where nobody knows. */
  others(count?: string): string;
  rateAndMix(rate: string, mix: string): string;
  /** `up`: all segments rose and the total fell. */
  readonly reversals: Readonly<Record<'up' | 'down', string>>;

  /** `share` of the target that the value is. `interval` is where it lies with 80 % certainty. */
  heading(kpi: string, value: string, interval?: readonly [low: string, high: string]): string;
  final(kpi: string, value: string): string;
  noProjection(kpi: string): string;
  ofTarget(share: string, target: string, status?: string): string;
  /** The status of a running period that is heading to miss its target: a fragment. */
  readonly outOfReach: string;
  /** `atMost`: the target is a limit. */
  required(days: number, each: string, pace: string, atMost: boolean): string;

  keyResult(kpi: string, value: string, baseline: string, target: string, progress: string): string;
  keyResultReached(kpi: string, value: string, baseline: string, target: string): string;
  keyResultAway(kpi: string, value: string, baseline: string, target: string): string;

  unusual(
    period: string,
    value: string,
    direction: 'high' | 'low',
    range: readonly [low: string, high: string],
    basis: 'weekday' | 'trailing',
  ): string;

  comesThrough(first: string, last: string, rate: string, some: string, all: string): string;
  dropsOff(stage: string, before: string, rate: string, lost: string): string;
  widens(stage: string, before: string, rate: string): string;
  arrived(rate: string, lags: number, grain: Grain): string;
  halfArrived(lags: number, grain: Grain): string;
}
