import type { ColumnType } from './column-type.ts';

/**
 * How one engine writes what compiled statements need. Every method takes and gives an expression.
 * The compiler knows no other SQL than `SELECT`, `CASE`, comparison and arithmetic.
 */
export interface Dialect {
  /** A name of a table or column, quoted. */
  identifier(name: string): string;
  /** The place of the n-th value of a statement, from 1. */
  parameter(n: number): string;
  /** The text that a file would show. */
  text(value: string): string;
  double(value: string): string;
  /** Empty where a number is not finite. */
  finite(value: string): string;
  /** Rounded half up and away from zero, as the decimal that a person sees. */
  round(value: string, digits: number): string;
  /** The quotient of an integer and a positive constant, rounded down. */
  floorDivide(value: string, by: number): string;
  /** Days since 1970 of a date. */
  dayOfDate(date: string): string;
  /** Days since 1970 of a text that begins like `2026-01-31`; empty for any other. */
  dayOfText(text: string): string;
  /** Milliseconds since 1970 of a clock time or an instant. */
  milliseconds(time: string): string;
  /** Months since the year 0 of a number of days since 1970. */
  months(day: string): string;
  /** A literal that a column of dates or times is compared with. */
  timeLiteral(milliseconds: number, type: Extract<ColumnType, 'date' | 'clock' | 'instant'>): string;
  /** The sum, compensated where the type is not exact; empty where every value is. */
  sum(value: string, type: 'exact' | 'double'): string;
  countDistinct(value: string): string;
  /** The value where `order` is smallest or largest; rows without a value do not count. */
  valueAt(value: string, order: string, end: 'first' | 'last'): string;
}
