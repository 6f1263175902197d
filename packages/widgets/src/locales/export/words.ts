import type { Unit } from '@kpi-elements/core';

/** What a language says when something is taken away. It is loaded when somebody does. */
export interface ExportWords {
  /** Entries of the menu. */
  readonly png: string;
  readonly svg: string;
  readonly csv: string;
  readonly series: string;
  readonly copy: string;
  readonly copied: string;
  readonly print: string;
  /** Heads of columns. */
  readonly columns: Readonly<Record<ExportColumn, string>>;
  /** A column of a comparison. */
  compared(column: string, comparison: string): string;
  readonly units: Readonly<Record<Unit, string>>;
  readonly partial: Readonly<Record<'yes' | 'no', string>>;
}

/** A column of a table of readings, stages or points. */
export type ExportColumn =
  | 'kpi'
  | 'stage'
  | 'from'
  | 'to'
  | 'value'
  | 'unit'
  | 'absence'
  | 'partial'
  | 'change'
  | 'rate'
  | 'verdict'
  | 'target'
  | 'attainment'
  | 'status'
  | 'source'
  | 'asOf'
  | 'step'
  | 'overall'
  | 'lost'
  | 'time';
