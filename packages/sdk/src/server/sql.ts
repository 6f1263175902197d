import type { Dialect } from './dialect.ts';
import type { Statement } from './engine.ts';

/** Takes a text as a parameter of the statement that is being written, and gives its place in it. */
export type Bind = (value: string) => string;

/** An expression that can be written into any statement. */
export type Sql = (bind: Bind) => string;

/** Writes one statement and keeps its parameters. */
export function writeStatement(dialect: Dialect, write: (bind: Bind) => string): Statement {
  const values: string[] = [];
  const sql = write((value) => dialect.parameter(values.push(value)));
  return { sql, values };
}

/** `SELECT a AS b, …` of pairs of a name and an expression. Names are the compiler's own and need no quotes. */
export function selectList(columns: readonly (readonly [name: string, expression: string])[]): string {
  return columns.map(([name, expression]) => `${expression} AS ${name}`).join(', ');
}

/** ` GROUP BY …`; without a key, one group unless there are no rows. */
export function groupBy(keys: readonly string[]): string {
  return keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ' HAVING count(*) > 0';
}
