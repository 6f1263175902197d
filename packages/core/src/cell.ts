/** One number, or nothing. Zero is a value; nothing is `null`, never `NaN`. */
export type Cell = number | null;

/** A column of cells. `NaN` in a `Float64Array` stands for `null` and never leaves core. */
export type Numbers = Float64Array | readonly Cell[];

/**
 * Why a value is `null`.
 * - `no_data`: no rows, or only empty cells
 * - `missing_measure`: the source does not have a measure that the formula needs
 * - `zero_denominator`: division by zero
 * - `not_additive`: a distinct count or a level would have to be added up
 * - `mixed_currency`: money in several currencies without exchange rates
 * - `no_comparison`: nothing to compare with
 * - `no_target`: a target is needed and none is configured
 */
export type Absence =
  | 'no_data'
  | 'missing_measure'
  | 'zero_denominator'
  | 'not_additive'
  | 'mixed_currency'
  | 'no_comparison'
  | 'no_target';

/** The number at a place of a column, with `NaN` for an empty cell. For loops that must not branch. */
export function numberAt(numbers: Numbers, index: number): number {
  return numbers[index] ?? NaN;
}

/** A finite number as it is; everything else is an empty cell. */
export function toCell(value: number | null | undefined): Cell {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}
