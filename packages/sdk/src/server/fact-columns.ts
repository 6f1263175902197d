import { KpiError } from '@kpi-elements/core';
import { requireHeader } from '../table/raw-table.ts';
import type { CheckedMeasure, CheckedTime } from './checked-model.ts';
import type { Dialect } from './dialect.ts';
import type { EngineColumn } from './engine.ts';
import type { ModelTime } from './model.ts';

/** The real columns of one table, and how each is read. Everything else throws with the names that there are. */
export class FactColumns {
  readonly table: string;
  readonly dialect: Dialect;
  readonly names: readonly string[];
  readonly #types: ReadonlyMap<string, EngineColumn['type']>;

  /** @param table Named in messages. */
  constructor(table: string, columns: readonly EngineColumn[], dialect: Dialect) {
    this.table = table;
    this.dialect = dialect;
    this.names = columns.map(({ name }) => name);
    this.#types = new Map(columns.map(({ name, type }) => [name, type]));
  }

  /** A dimension's member: the text of a cell, where an empty one is none. */
  text(header: string, owner?: string): string {
    const type = this.#type(header, owner);
    const column = this.dialect.identifier(header);
    return `nullif(${type === 'text' ? column : this.dialect.text(column)}, '')`;
  }

  /** What is counted once. */
  identity(header: string): string {
    const type = this.#type(header);
    return type === 'text' || type === 'other' ? this.text(header) : this.dialect.identifier(header);
  }

  /** A number, or nothing. */
  number(header: string, measure: string): { value: string; sums: CheckedMeasure['sums'] } {
    const type = this.#type(header, measure);
    const column = this.dialect.identifier(header);
    if (type === 'integer' || type === 'decimal') return { value: column, sums: 'exact' };
    if (type !== 'double') {
      throw new KpiError(
        'invalid_definition',
        `Column "${header}" of "${this.table}" holds ${article(type)}, but measure "${measure}" needs a number.\nMap it to a column of numbers, or to rows("${header}"=…) to count rows.`,
      );
    }
    return { value: this.dialect.finite(column), sums: 'double' };
  }

  /** When a row happened. */
  time({ column: header, zone }: ModelTime): CheckedTime {
    const type = this.#type(header, 'time');
    const column = this.dialect.identifier(header);
    if (type === 'date' || type === 'instant') return { kind: type, column };
    if (type === 'clock') return { kind: type, column, ...(zone !== undefined && { zone }) };
    throw new KpiError(
      'invalid_definition',
      `Column "${header}" of "${this.table}" holds ${article(type)}, but it has to say when.\nGive it a column of dates or timestamps, or say how its dates are written (date-format).`,
    );
  }

  #type(header: string, owner?: string): EngineColumn['type'] {
    return this.#types.get(requireHeader(header, this.names, this.table, owner))!;
  }
}

const ARTICLES: Readonly<Partial<Record<EngineColumn['type'], string>>> = {
  integer: 'integers',
  decimal: 'decimals',
  double: 'numbers',
  clock: 'timestamps',
  instant: 'timestamps',
  date: 'dates',
  other: 'something else',
  boolean: 'true and false',
};

function article(type: EngineColumn['type']): string {
  return ARTICLES[type] ?? type;
}
