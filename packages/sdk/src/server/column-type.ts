/** What a column holds, as far as measures, dimensions and dates care. */
export type ColumnType =
  | 'integer'
  | 'decimal'
  | 'double'
  | 'text'
  | 'boolean'
  | 'date'
  /** What a clock showed, in no particular zone. */
  | 'clock'
  | 'instant'
  | 'other';
