import type { Asking, RollUp } from '@kpi-elements/core';

/** What a language says about how a value came about. It is loaded when somebody asks. */
export interface MathWords {
  readonly close: string;
  /** Titles. */
  readonly why: string;
  readonly beware: string;
  readonly guards: string;
  readonly actions: string;
  readonly source: string;
  readonly asOf: string;
  readonly period: string;
  readonly filter: string;
  /** What a formula asks for: a measure of another period, its target. */
  readonly asked: Readonly<Record<Asking, (name: string) => string>>;
  /** The length of the period, in years. */
  readonly elapsed: string;
  /** How a measure that is a KPI by itself adds up. */
  readonly rollUps: Readonly<Record<Extract<RollUp, string> | 'mean', string>>;
  /** The change that its parts add up to. */
  changed(amount: string, period: string): string;
  readonly total: string;
  /** The formula cannot be taken apart here. */
  readonly unknown: string;
}
