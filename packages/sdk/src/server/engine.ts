import type { ColumnType } from './column-type.ts';
import type { Dialect } from './dialect.ts';

/** One column of a table as it really is. */
export interface EngineColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A table by name, with the database and schema that it stands in: `ads`, `['shop', 'main', 'orders']`. */
export type TableName = string | readonly string[];

/** One `SELECT`. Every text in it is a parameter. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
}

/** Columns of an answer: numbers, texts and nothing. */
export type Columns = readonly (readonly (number | string | null)[])[];

/** A database that adds up. It is asked with compiled statements only. */
export interface Engine {
  readonly dialect: Dialect;
  /** When the data were read: ISO 8601 instant. What was answered once holds until the engine is opened anew. */
  asOf(): Promise<string>;
  /** The columns of a table. Throws `invalid_definition` where there is none. */
  columns(table: TableName): Promise<readonly EngineColumn[]>;
  /** Answers all statements from one state of the data. Rejects with the signal's reason when it is aborted. */
  query(statements: readonly Statement[], signal: AbortSignal): Promise<readonly Columns[]>;
  close(): Promise<void>;
}
