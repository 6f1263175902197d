import { KpiError } from '@kpi-elements/core';
import type { ColumnType } from './column-type.ts';
import { duckdbDialect } from './duckdb-dialect.ts';
import { type DuckdbFile, literal, tableFromFile } from './duckdb-files.ts';
import { DuckdbPool } from './duckdb-pool.ts';
import type { Engine, EngineColumn, TableName } from './engine.ts';

export type { DuckdbFile } from './duckdb-files.ts';

/** Where a {@link duckdbEngine} reads, and what it may use. */
export interface DuckdbOptions {
  /** Table names and the CSV, Parquet or JSON file of each. */
  readonly files?: Readonly<Record<string, string | URL | DuckdbFile>>;
  /** Names and paths of DuckDB databases, opened for reading. Their tables are named `['shop', 'orders']`. */
  readonly attach?: Readonly<Record<string, string>>;
  /** What all statements together may hold in memory. @default '1GB' */
  readonly memoryLimit?: string;
  /** @default one a processor */
  readonly threads?: number;
  /** Statements that run at a time. @default 3 */
  readonly connections?: number;
}

/**
 * DuckDB inside this process, over files and attached databases. It is opened when it is first asked: files are read,
 * then everything outside is closed to it and its configuration is locked. Statements run prepared, in read-only
 * transactions. Needs the package `@duckdb/node-api`.
 *
 * @example
 * const engine = duckdbEngine({ files: { ads: 'ads.csv' }, attach: { shop: 'shop.duckdb' } });
 */
export function duckdbEngine(options: DuckdbOptions): Engine {
  let opened: Promise<{ pool: DuckdbPool; asOf: string }> | undefined;
  const open = () => (opened ??= openPool(options));
  return {
    dialect: duckdbDialect,
    asOf: async () => (await open()).asOf,
    async columns(table) {
      const { pool } = await open();
      return readColumns(table, pool);
    },
    async query(statements, signal) {
      const { pool } = await open();
      return pool.query(statements, signal);
    },
    async close() {
      if (opened) (await opened).pool.close();
    },
  };
}

async function openPool(options: DuckdbOptions): Promise<{ pool: DuckdbPool; asOf: string }> {
  const { files = {}, attach = {}, memoryLimit = '1GB', threads, connections = 3 } = options;
  const { DuckDBInstance } = await import('@duckdb/node-api').catch(notInstalled);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(threads !== undefined && { threads: String(threads) }),
  });
  const setUp = await instance.connect();
  const paths: string[] = [];
  for (const [name, path] of Object.entries(attach)) {
    await setUp.run(`ATTACH ${literal(path)} AS ${duckdbDialect.identifier(name)} (READ_ONLY)`);
  }
  for (const [name, file] of Object.entries(files)) {
    const { sql, path } = tableFromFile(name, file);
    await setUp.run(sql);
    if (path !== undefined) paths.push(path);
  }
  if (paths.length > 0) await setUp.run(`SET allowed_paths = [${paths.map(literal).join(', ')}]`);
  await setUp.run('SET enable_external_access = false');
  await setUp.run('SET lock_configuration = true');
  setUp.closeSync();
  return { pool: await DuckdbPool.open(instance, connections), asOf: new Date().toISOString() };
}

function notInstalled(cause: unknown): never {
  throw new KpiError(
    'invalid_definition',
    'The package "@duckdb/node-api" is not installed.\nInstall it: npm install @duckdb/node-api.',
    { cause },
  );
}

async function readColumns(table: TableName, pool: DuckdbPool): Promise<readonly EngineColumn[]> {
  const parts = [table].flat();
  const name = parts.at(-1)!;
  const [database, schema] = parts.length > 2 ? parts : [parts.length > 1 ? parts[0]! : 'memory', 'main'];
  const [answer] = await pool.query(
    [
      {
        sql: `SELECT column_name, data_type FROM duckdb_columns()
          WHERE table_name = $1 AND database_name = $2 AND schema_name = $3 ORDER BY column_index`,
        values: [name, database!, schema!],
      },
    ],
    new AbortController().signal,
  );
  const [names, types] = answer as unknown as [string[], string[]];
  if (names.length === 0) {
    throw new KpiError(
      'invalid_definition',
      `There is no table "${parts.join('.')}".\nName a file of the engine, or a table of an attached database.`,
    );
  }
  return names.map((column, i) => ({ name: column, type: typeOf(types[i]!) }));
}

const TYPES: readonly (readonly [RegExp, ColumnType])[] = [
  [/^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/, 'integer'],
  [/^DECIMAL/, 'decimal'],
  [/^(?:DOUBLE|FLOAT)$/, 'double'],
  [/^VARCHAR$/, 'text'],
  [/^BOOLEAN$/, 'boolean'],
  [/^DATE$/, 'date'],
  [/^TIMESTAMP(?:_S|_MS|_NS)?$/, 'clock'],
  [/^TIMESTAMP WITH TIME ZONE$/, 'instant'],
];

function typeOf(type: string): ColumnType {
  return TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}
