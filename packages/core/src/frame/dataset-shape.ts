import { KpiError } from '../errors.ts';
import type { AmountColumn, Dataset, DatasetColumn } from './dataset.ts';

/** What rows must have in common to be added up together. */
export interface Shape {
  readonly time: string;
  readonly dimensions: readonly string[];
  /** How each measure adds up; `undefined` where the rows lack it. */
  readonly rules: readonly (readonly [measure: string, rule: Rule | undefined])[];
}

type Rule = Pick<DatasetColumn, 'kind' | 'unit'> &
  Partial<Pick<AmountColumn, 'rollUp' | 'scale' | 'settled'>>;

/** The shape of rows, as far as some of their measures go. */
export function shapeOf(dataset: Dataset, measures: readonly string[]): Shape {
  return {
    time: timeOf(dataset),
    dimensions: Object.keys(dataset.keys),
    rules: measures.map((measure) => {
      const column: Rule | undefined = columnOf(dataset, measure);
      if (!column) return [measure, undefined];
      const { kind, unit, rollUp, scale, settled } = column;
      return [measure, { kind, unit, rollUp, scale, settled } as Rule];
    }),
  };
}

/** Throws `invalid_frame` for rows of another shape, naming the first difference. */
export function requireShape(dataset: Dataset, { time, dimensions, rules }: Shape): void {
  const ownTime = timeOf(dataset);
  if (ownTime !== time) throw differs('time', ownTime, time);
  const ownDimensions = Object.keys(dataset.keys);
  if (
    ownDimensions.length !== dimensions.length ||
    !ownDimensions.every((name) => dimensions.includes(name))
  ) {
    throw differs('dimensions', ownDimensions.join(', '), dimensions.join(', '));
  }
  for (const [measure, rule] of rules) {
    const own: Rule | undefined = columnOf(dataset, measure);
    if (!isSame(own, rule)) throw differs(`measure "${measure}"`, textOf(own), textOf(rule));
  }
}

function columnOf({ columns }: Dataset, measure: string): DatasetColumn | undefined {
  return Object.hasOwn(columns, measure) ? columns[measure] : undefined;
}

function timeOf({ time, nativeGrain }: Dataset): string {
  return time ? nativeGrain : '';
}

function isSame(a: Rule | undefined, b: Rule | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.kind === b.kind &&
    a.unit === b.unit &&
    a.scale === b.scale &&
    a.settled === b.settled &&
    weightOf(a) === weightOf(b)
  );
}

function weightOf({ rollUp }: Rule): string | undefined {
  return typeof rollUp === 'object' ? `mean by ${rollUp.mean}` : rollUp;
}

function textOf(rule: Rule | undefined): string {
  if (!rule) return '';
  const { kind, unit, scale = 1, settled = false } = rule;
  return `${weightOf(rule) ?? kind} ${unit}${scale === 1 ? '' : ` × ${scale}`}${settled ? ', settled' : ''}`;
}

function differs(part: string, actual: string, expected: string): KpiError {
  return new KpiError(
    'invalid_frame',
    `Rows to append differ from those before, ${part}: ${actual || 'none'} instead of ${expected || 'none'}.\nGive every batch the same columns, read in the same way.`,
  );
}
