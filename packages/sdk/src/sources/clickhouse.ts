import { KpiError, type Measure, measures as builtInMeasures } from '@kpi-elements/core';
import { array, number, object, nullish, record, string, unknown } from 'valibot';
import type { AdapterColumn } from '../adapter/adapter-column.ts';
import type { Said } from '../adapter/asker.ts';
import { fieldsOf } from '../adapter/said.ts';
import type { SystemOptions } from '../adapter/system-options.ts';
import { defineSource } from '../define-source.ts';
import { type NameList, parseNameList } from '../mapping/name-list.ts';
import type { Source } from '../source.ts';
import type { SourceErrorCode } from '../transport/source-error.ts';
import { type ClickhouseTable, isCoarse, selectSql } from './clickhouse-sql.ts';

/** A column that is a dimension, and its type where that is not text: `UInt64`, `Date`. */
export interface ClickhouseDimension {
  readonly column: string;
  readonly type: string;
}

/**
 * Where a {@link clickhouseSource} asks, and what the columns of its table mean. A measure is a column, which is added up;
 * `rows()`, how many rows; or `distinct(column)`, how many different ones.
 */
export interface ClickhouseSourceOptions extends Omit<SystemOptions, 'dimensions'> {
  /** A table or view: `ads`, or `marketing.ads` with its database. */
  readonly table: string;
  /** The column of instants; `{ column, type: 'Date' }` for one of calendar days. Without one the source is timeless. */
  readonly date?: string | ClickhouseDimension;
  /** Dimension names and the column of each. */
  readonly dimensions?: NameList<string | ClickhouseDimension>;
}

const MAX_ROWS = 200_000;

const answer = /* @__PURE__ */ object({
  meta: /* @__PURE__ */ array(/* @__PURE__ */ object({ name: /* @__PURE__ */ string() })),
  data: /* @__PURE__ */ array(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown())),
  rows_before_limit_at_least: /* @__PURE__ */ nullish(/* @__PURE__ */ number()),
});

/**
 * A source of one table in [ClickHouse](https://clickhouse.com), by its HTTP interface. All that it ever sends is one
 * SELECT of sums over the declared columns, by GET, which ClickHouse runs read-only; members in filters travel as typed
 * parameters. Numbers come as text, so that none is rounded. It counts in the time zone that it is asked for.
 *
 * In a browser use a user who may read nothing else: `headers: { 'X-ClickHouse-User': …, 'X-ClickHouse-Key': … }`.
 * Throws `unknown_measure` and `invalid_definition` at once.
 *
 * @example
 * clickhouseSource({
 *   url: 'https://clickhouse.example',
 *   headers: { 'X-ClickHouse-User': 'dashboard', 'X-ClickHouse-Key': key },
 *   table: 'marketing.ads',
 *   date: { column: 'day', type: 'Date' },
 *   measures: { cost: 'spend', clicks: 'clicks', visitors: 'distinct(user_id)' },
 *   dimensions: { channel: 'channel', campaign: { column: 'campaign_id', type: 'UInt64' } },
 *   currency: 'EUR',
 * });
 */
export function clickhouseSource(options: ClickhouseSourceOptions): Source {
  const { maxRows = MAX_ROWS, url } = options;
  const dimensions = parseNameList(options.dimensions ?? [], 'dimensions').map(
    ([name, value]): [string, ClickhouseDimension] => [
      name,
      typeof value === 'string' ? { column: value, type: 'String' } : value,
    ],
  );
  const date = typeof options.date === 'string' ? { column: options.date, type: 'DateTime' } : options.date;
  const table: ClickhouseTable = {
    table: options.table,
    date: date?.column,
    isDay: date?.type.startsWith('Date') === true && !date.type.startsWith('DateTime'),
    types: new Map(dimensions.map(([, { column, type }]) => [column, type])),
  };
  return defineSource({
    ...options,
    ...columnsOf(options),
    name: options.name ?? 'clickhouse',
    http: options,
    dimensions: Object.fromEntries(dimensions.map(([name, { column }]) => [name, column])),
    time: date ? 'as asked' : 'none',
    hasBuckets: (grain) => grain !== 'hour' || !table.isDay,
    countsBuckets: true,
    answer,
    ask(question) {
      const { query, params } = selectSql(question, table, maxRows + 1);
      // Until all of it is there nothing is sent, so that an error has a status of its own.
      const fields = new URLSearchParams({ query, wait_end_of_query: '1', ...params });
      return { url: `${String(url)}${String(url).includes('?') ? '&' : '?'}${fields}` };
    },
    refuses,
    decode({ meta, data, rows_before_limit_at_least: whole }, question) {
      const { columns, by, grain } = question;
      const bucket = columns.length + by.length;
      const cellsOf = (row: Readonly<Record<string, unknown>>) => meta.map(({ name }) => row[name]);
      return {
        rows: data.map((row) => {
          const cells = cellsOf(row);
          return {
            cells: columns.map((_, i) => cells[i]),
            members: by.map((_, i) => cells[columns.length + i]),
            ...(grain !== 'total' && { time: timeOf(cells[bucket], grain === 'hour') }),
            ...(table.date !== undefined &&
              isCoarse(question) && { present: cells[bucket + (grain === 'total' ? 0 : 1)] ?? null }),
          };
        }),
        // The limits of a user may cut an answer short without a word.
        flags: data.length <= maxRows && (whole ?? 0) > data.length ? ['truncated'] : [],
      };
    },
  });
}

/** Measures, each with a roll-up that its column can have. */
function columnsOf({ measures, definitions }: ClickhouseSourceOptions) {
  const known: Readonly<Record<string, Measure>> = { ...builtInMeasures, ...definitions };
  const mapped = new Map(
    parseNameList(measures, 'measures').map(([id, value]): [string, AdapterColumn] => [
      id,
      typeof value === 'string' ? { column: value } : value,
    ]),
  );
  const columns: Record<string, AdapterColumn> = {};
  const own: Record<string, Measure> = { ...definitions };
  for (const [id, asked] of mapped) {
    const measure = Object.hasOwn(known, id) ? known[id] : undefined;
    const isCount = asked.column.startsWith('distinct(');
    columns[id] = asked;
    if (!measure) continue;
    if (isCount) own[id] = { ...measure, rollUp: 'distinct' };
    else if (measure.rollUp === 'distinct') {
      // Rows are there once, so their number adds up whatever is counted elsewhere.
      if (!asked.column.startsWith('rows(')) throw notDistinct(id, asked.column);
      own[id] = { ...measure, rollUp: 'sum' };
    } else if (typeof measure.rollUp === 'object') {
      const weights = mapped.get(measure.rollUp.mean)?.column;
      if (weights !== undefined) {
        const pair = `${asked.column}, ${weights}`;
        columns[id] = { ...asked, column: `mean(${pair})`, weight: `weight(${pair})` };
      }
    }
  }
  return { measures: columns, definitions: own };
}

function notDistinct(measure: string, column: string): KpiError {
  return new KpiError(
    'invalid_definition',
    `"${measure}" counts distinct things, and column "${column}" would be added up.\nMap it to distinct(${column}).`,
  );
}

const CODES: readonly (readonly [code: SourceErrorCode, numbers: readonly number[]])[] = [
  ['unauthorized', [192, 193, 194, 516]],
  ['forbidden', [164, 291, 497]],
  ['rate_limited', [201, 202]],
  ['timeout', [159, 160]],
  ['source_failed', [32, 209, 210, 241, 279, 394, 395]],
];

/** Errors are text, in an answer of any format and behind any status. */
function refuses(body: unknown): Said | undefined {
  const text = typeof body === 'string' ? body : String(fieldsOf(body)['exception'] ?? '');
  const [message, number] = /Code: (\d+)[.,].*?Exception: .*/s.exec(text) ?? [];
  if (message === undefined) return undefined;
  const [code] = CODES.find(([, numbers]) => numbers.includes(Number(number))) ?? ['source_said_no' as const];
  return { code, message: message.trim() };
}

function timeOf(cell: unknown, isInstant: boolean): string | Date {
  return isInstant ? new Date(Number(cell) * 1000) : String(cell);
}
