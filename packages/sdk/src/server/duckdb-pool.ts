import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Columns, Statement } from './engine.ts';

const SELECT = 1;

/** A few connections to one database. Each does one thing at a time; who comes later waits. */
export class DuckdbPool {
  readonly #free: DuckDBConnection[];
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];
  readonly #instance: DuckDBInstance;

  private constructor(instance: DuckDBInstance, connections: DuckDBConnection[]) {
    this.#instance = instance;
    this.#free = connections;
  }

  static async open(instance: DuckDBInstance, size: number): Promise<DuckdbPool> {
    return new DuckdbPool(
      instance,
      await Promise.all(Array.from({ length: size }, () => instance.connect())),
    );
  }

  /** Answers statements from one state of the data. An abort interrupts the one that runs. */
  async query(statements: readonly Statement[], signal: AbortSignal): Promise<Columns[]> {
    const connection = await this.#take(signal);
    const interrupt = () => connection.interrupt();
    signal.addEventListener('abort', interrupt);
    try {
      await connection.run('BEGIN TRANSACTION READ ONLY');
      const answers: Columns[] = [];
      for (const statement of statements) {
        signal.throwIfAborted();
        answers.push(await select(connection, statement));
      }
      return answers;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', interrupt);
      // Nothing was written; this only ends the transaction, also one that failed.
      await connection.run('ROLLBACK').catch(() => undefined);
      this.#give(connection);
    }
  }

  close(): void {
    for (const connection of this.#free) connection.closeSync();
    this.#instance.closeSync();
  }

  #take(signal: AbortSignal): Promise<DuckDBConnection> {
    signal.throwIfAborted();
    const connection = this.#free.pop();
    if (connection) return Promise.resolve(connection);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal.reason);
      };
      const take = (given: DuckDBConnection) => {
        signal.removeEventListener('abort', leave);
        resolve(given);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(take);
    });
  }

  #give(connection: DuckDBConnection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#free.push(connection);
  }
}

/** Prepared always: that refuses two statements in one text, and takes texts as values. */
async function select(connection: DuckDBConnection, { sql, values }: Statement): Promise<Columns> {
  const prepared = await connection.prepare(sql);
  try {
    if (prepared.statementType !== SELECT) throw new Error('Only SELECT is answered.');
    for (const [i, value] of values.entries()) prepared.bindVarchar(i + 1, value);
    const reader = await prepared.runAndReadAll();
    const columns = reader.getColumnsJS() as Columns;
    // Without a row there are no columns either.
    return Array.from({ length: reader.columnCount }, (_, i) => columns[i] ?? []);
  } finally {
    prepared.destroySync();
  }
}
