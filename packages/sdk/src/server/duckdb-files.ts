import { fileURLToPath } from 'node:url';
import { KpiError } from '@kpi-elements/core';
import { duckdbDialect } from './duckdb-dialect.ts';

/** A file that becomes a table. */
export interface DuckdbFile {
  readonly path: string | URL;
  /** @default by the ending of its name */
  readonly format?: 'csv' | 'parquet' | 'json';
  /** Columns of a CSV file that stay text whatever they look like: `007`, `1e5`. */
  readonly text?: readonly string[];
  /** How the dates of a CSV file are written: `M/D/YYYY`. Recognised by default. */
  readonly dateFormat?: string;
}

type Reader = (path: string, file: Omit<DuckdbFile, 'path'>) => string;

const FORMATS: Readonly<Record<string, Reader>> = {
  csv: (path, { text = [], dateFormat }) => {
    const options = [
      literal(path),
      'header = true',
      'sample_size = -1',
      // Without BOOLEAN: "Yes" and "TRUE" stay what they are.
      "auto_type_candidates = ['DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'BIGINT', 'DOUBLE', 'VARCHAR']",
      ...(text.length > 0
        ? [`types = {${text.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')}}`]
        : []),
      ...(dateFormat === undefined
        ? []
        : [
            `${/[Hh]/.test(dateFormat) ? 'timestampformat' : 'dateformat'} = ${literal(toStrptime(dateFormat))}`,
          ]),
    ];
    return `read_csv(${options.join(', ')})`;
  },
  parquet: (path) => `read_parquet(${literal(path)})`,
  json: (path) => `read_json(${literal(path)}, sample_size = -1)`,
};

const ENDINGS: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  parquet: 'parquet',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
};

/** How a file becomes a table: Parquet is read where it lies, the rest is read once. */
export function tableFromFile(
  name: string,
  given: string | URL | DuckdbFile,
): { sql: string; path?: string } {
  const file: DuckdbFile = typeof given === 'string' || given instanceof URL ? { path: given } : given;
  const path = file.path instanceof URL ? fileURLToPath(file.path) : file.path;
  const format = file.format ?? formatOf(path);
  const table = duckdbDialect.identifier(name);
  const reader = FORMATS[format]!(path, file);
  return format === 'parquet'
    ? { sql: `CREATE VIEW ${table} AS SELECT * FROM ${reader}`, path }
    : { sql: `CREATE TABLE ${table} AS SELECT * FROM ${reader}` };
}

function formatOf(path: string): string {
  const ending = /\.([^./\\]+)(?:\.gz)?$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (format !== undefined) return format;
  throw new KpiError(
    'invalid_definition',
    `"${path}" does not say what kind of file it is.\nGive its format: csv, parquet or json.`,
  );
}

const TOKEN = /YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|Z|%/g;
const STRPTIME: Readonly<Record<string, string>> = {
  YYYY: '%Y',
  YY: '%y',
  MMMM: '%B',
  MMM: '%b',
  MM: '%m',
  M: '%-m',
  DD: '%d',
  D: '%-d',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  ss: '%S',
  A: '%p',
  Z: '%z',
  '%': '%%',
};

function toStrptime(format: string): string {
  return format.replace(TOKEN, (token) => STRPTIME[token]!);
}

/** A text as DuckDB writes it. For what its owner configures only: what is asked is a parameter. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
