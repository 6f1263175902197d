import {
  type Calendar,
  type Cohort,
  didYouMean,
  type Grain,
  KpiError,
  type Slice,
  toDay,
} from '@kpi-elements/core';
import type { Grant } from './access.ts';
import type { CheckedFact } from './checked-model.ts';
import type { Dialect } from './dialect.ts';
import { type Bind, selectList, type Sql } from './sql.ts';
import { bucketSql, timeSql } from './time-sql.ts';
import { conditionSql } from './where-sql.ts';

/** What one statement is compiled from. */
export interface Asked {
  readonly fact: CheckedFact;
  readonly slice: Slice;
  readonly calendar: Calendar;
  readonly nativeGrain: Grain;
  readonly grant: Grant;
  readonly dialect: Dialect;
  /** ISO 4217 code of the measures asked for, where the rows do not say; `null` where nobody does. */
  readonly currency?: string | null | undefined;
}

/** The rows of a slice as a subquery, and the names of its keys. */
export interface RowsSql {
  readonly from: string;
  /** `t0`, and `t1` where a bucket has two parts. */
  readonly times: readonly string[];
  readonly keys: readonly string[];
}

/** The key that a cohort slice adds. */
export const LAG = 'lag';

/** The key by which money is kept apart. */
export const CURRENCY = 'currency';

/** A column of the innermost query. */
export type NamedSql = readonly [name: string, sql: Sql];

const HOUR = 3_600_000;

/**
 * The rows of a slice: `n` is the native bucket, `t0` the bucket of the slice, `k0`… its keys, then the columns given.
 * Filters stand in the innermost query, that of the tenant first.
 *
 * @param by The dimensions of the keys; of a cohort, `lag` is the last.
 * @param members What tells members apart, where levels are asked for.
 */
export function rowsSql(
  asked: Asked,
  by: readonly string[],
  members: readonly NamedSql[],
  columns: readonly NamedSql[],
  bind: Bind,
): RowsSql {
  const { fact, slice, calendar, dialect, nativeGrain } = asked;
  const { cohort } = slice;
  const range = [toDay(slice.range[0]), toDay(slice.range[1])] as const;
  const time = fact.time && timeSql(fact.time, cohort ? undefined : range, calendar, dialect);
  const dimension = (name: string) => dimensionSql(asked, name)(bind);
  const plain = by.filter((name) => name !== LAG || !cohort);
  const inner = [
    ...(time ? [time.raw] : []),
    ...(cohort ? [['c', dialect.dayOfText(dimension(cohort.date))] as const] : []),
    ...plain.map((name, i) => [`k${i}`, dimension(name)] as const),
    ...[...members, ...columns].map(([name, sql]) => [name, sql(bind)] as const),
  ];
  const filters = [...filtersOf(asked, bind), ...(time?.near ?? [])];
  let from = selectFrom(fact.table, inner.length > 0 ? selectList(inner) : '1 AS one', filters);
  for (const step of time?.steps ?? []) from = selectFrom(`(${from}) q`, `*, ${selectList([step])}`);

  const day = cohort ? 'c' : 'd';
  const hourly = fact.time !== undefined && fact.time.kind !== 'date' && nativeGrain === 'hour' && !cohort;
  const buckets = bucketsOf(slice, day, calendar, dialect);
  const last = [
    ['n', hourly ? `h * ${HOUR} - o` : time ? day : '0'] as const,
    ...buckets.map((expression, i) => [`t${i}`, expression] as const),
    ...(by.length > plain.length ? [[`k${plain.length}`, lagSql(cohort!, calendar, dialect)] as const] : []),
  ];
  const inRange = time ? [`${day} >= ${range[0]}`, `${day} < ${range[1]}`] : [];
  return {
    from: selectFrom(`(${from}) q`, `*, ${selectList(last)}`, inRange),
    times: buckets.map((_, i) => `t${i}`),
    keys: by.map((_, i) => `k${i}`),
  };
}

function selectFrom(table: string, columns: string, conditions: readonly string[] = []): string {
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT ${columns} FROM ${table}${where}`;
}

/** The bucket of the slice: none, its number, or a local hour and the offset in force. */
function bucketsOf({ grain }: Slice, day: string, calendar: Calendar, dialect: Dialect): readonly string[] {
  if (grain === 'total') return [];
  return grain === 'hour' ? ['h', 'o'] : [bucketSql(day, grain, calendar, dialect)];
}

/** How many buckets after the cohort's date a row happened. */
function lagSql({ lag }: Cohort, calendar: Calendar, dialect: Dialect): string {
  const index = (day: string) => bucketSql(day, lag === 'hour' ? 'day' : lag, calendar, dialect);
  return dialect.text(`((${index('d')}) - (${index('c')}))`);
}

/** The text of a dimension. Throws `unknown_dimension`. */
function dimensionSql({ fact, currency, dialect }: Asked, name: string): Sql {
  if (name === CURRENCY && currency !== undefined) {
    return (bind) => dialect.text(currency === null ? 'NULL' : bind(currency));
  }
  const sql = fact.dimensions.get(name);
  if (sql) return sql;
  const known = [...fact.dimensions.keys()];
  const wayOut = known.length > 0 ? `They have ${known.join(', ')}.` : 'They have no dimensions.';
  throw new KpiError(
    'unknown_dimension',
    `The data of "${fact.name}" have no dimension "${name}".\n${didYouMean(name, known, wayOut)}`,
  );
}

function filtersOf(asked: Asked, bind: Bind): string[] {
  const { fact, slice, grant } = asked;
  const own = fact.tenant && conditionSql(fact.tenant(bind), ofTenants(grant), bind);
  // Money without a currency is a member of its own, but no answer to a question about one.
  const filtered = { ...asked, currency: asked.currency ?? undefined };
  const rest = [...grant.where, ...slice.where].map((condition) =>
    conditionSql(dimensionSql(filtered, condition.dimension)(bind), condition, bind),
  );
  return own === undefined ? rest : [own, ...rest];
}

function ofTenants({ tenants }: Grant) {
  // Whoever asks without a tenant was refused before; should that ever fail, there are no rows.
  return {
    dimension: 'tenant',
    op: 'in',
    values: (tenants ?? []).filter((tenant) => tenant !== ''),
  } as const;
}
