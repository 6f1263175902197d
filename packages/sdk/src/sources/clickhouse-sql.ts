import type { Condition } from '@kpi-elements/core';
import { bucketSql } from '../adapter/house-sql.ts';
import type { Question } from '../adapter/question.ts';

/** What is known of a table beside a question. */
export interface ClickhouseTable {
  /** `ads`, or `marketing.ads` with its database. */
  readonly table: string;
  /** The column that says when. */
  readonly date?: string | undefined;
  /** It holds calendar days, which are the same everywhere. */
  readonly isDay: boolean;
  /** Types of dimension columns that are no text, by column: `UInt64`. */
  readonly types: ReadonlyMap<string, string>;
}

/** A query, and the values that it names. */
export interface ClickhouseQuery {
  readonly query: string;
  /** By the name that they have in an address. */
  readonly params: Readonly<Record<string, string>>;
}

/** Names a value of the query, of a type. */
type Param = (value: string, type: string) => string;

const CALL = /^(rows|distinct|mean|weight)\((.*)\)$/s;

/** One SELECT: columns, then members, then the bucket, then how many days it holds. All of them as text, which is exact. */
export function selectSql(question: Question, known: ClickhouseTable, limit: number): ClickhouseQuery {
  const { columns, by, grain, range, where, timeZone } = question;
  const params: Record<string, string> = {};
  const param: Param = (value, type) => {
    const name = `p${Object.keys(params).length}`;
    params[`param_${name}`] = value;
    return `{${name}:${type}}`;
  };
  const sums = columns.map(sumSql);
  const time = known.date === undefined ? undefined : timeSql(quoteName(known.date), known.isDay, timeZone);
  const bucket =
    grain === 'total' || !time ? [] : [grain === 'hour' ? time.hour : bucketSql(time.day, grain, question)];
  const groups = [...by.map((dimension) => memberSql(dimension, known)), ...bucket];
  const selected = [
    ...sums.map(({ sql }) => sql),
    ...groups,
    ...(time && isCoarse(question) ? [daysSql(time.day, sums)] : []),
  ];
  const conditions = [
    ...(time
      ? [
          `${time.column} >= ${time.begin(range[0], param)}`,
          `${time.column} < ${time.begin(range[1], param)}`,
        ]
      : []),
    ...where.map((condition) => conditionSql(condition, known, param)),
  ];
  const query = [
    `SELECT ${selected.map((sql) => `toString(${sql})`).join(', ')} FROM ${known.table.split('.').map(quoteName).join('.')}`,
    ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
    // Without groups there is a row even where there is nothing to add up.
    groups.length > 0 ? `GROUP BY ${groups.join(', ')}` : 'HAVING count() > 0',
    `LIMIT ${limit} FORMAT JSON`,
  ].join(' ');
  return { query, params };
}

/** A column of instants in the clock of a time zone, or one of days as they are. */
function timeSql(column: string, isDay: boolean, timeZone: string) {
  const zone = quoteText(timeZone);
  return {
    column,
    day: isDay ? column : `toDate(${column}, ${zone})`,
    hour: `toUnixTimestamp(toStartOfHour(${column}, ${zone}))`,
    begin: (date: string, param: Param) =>
      isDay
        ? `toDate(${param(date, 'String')})`
        : `toDateTime(${param(`${date} 00:00:00`, 'String')}, ${zone})`,
  };
}

/** How many days have something to add up. */
function daysSql(day: string, sums: readonly { readonly filled?: string }[]): string {
  const filled = sums.flatMap((sum) => sum.filled ?? []);
  return filled.length < sums.length ? `uniqExact(${day})` : `uniqExactIf(${day}, ${filled.join(' OR ')})`;
}

/** Does a row stand for several days, whose number it says itself? */
export function isCoarse({ grain }: Question): boolean {
  return grain !== 'hour' && grain !== 'day';
}

/** A name as ClickHouse reads it, whatever it holds. */
function quoteName(name: string): string {
  return `\`${name.replace(/[\\`]/g, String.raw`\$&`)}\``;
}

function quoteText(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}

/** The total of a column, and which rows have something to add to it; all, where that is left out. */
function sumSql(text: string): { readonly sql: string; readonly filled?: string } {
  const [, call, inner = ''] = CALL.exec(text) ?? [];
  if (call === 'rows') return { sql: 'count()' };
  const [value, weight] = (
    call === 'mean' || call === 'weight' ? inner.split(',') : [call ? inner : text]
  ).map((name) => quoteName(name!.trim()));
  const filled = `isNotNull(${value})`;
  if (call === 'distinct') return { sql: `uniqExact(${value})`, filled };
  const weights = `sumIf(${weight}, ${filled})`;
  if (call === 'weight') return { sql: weights, filled };
  if (call === 'mean') return { sql: `sum(${value} * ${weight}) / nullIf(${weights}, 0)`, filled };
  return { sql: `sum(${value})`, filled };
}

/** No member is one group, whether it is empty text or nothing at all. */
function memberSql(dimension: string, { types }: ClickhouseTable): string {
  const name = quoteName(dimension);
  return types.get(dimension) === 'String' ? `ifNull(${name}, '')` : name;
}

function conditionSql({ dimension, op, values }: Condition, known: ClickhouseTable, param: Param): string {
  const member = memberSql(dimension, known);
  const type = known.types.get(dimension) ?? 'String';
  const not = op === 'in' ? '' : 'NOT ';
  if (type === 'String')
    return `${member} ${not}IN (${values.map((value) => param(value ?? '', type)).join(', ')})`;
  const list = values.flatMap((value) => (value === null ? [] : [param(value, type)])).join(', ');
  // A comparison with NULL is NULL, and would leave the row out either way.
  const matches = [
    ...(list === '' ? [] : [`ifNull(${member} IN (${list}), 0)`]),
    ...(values.includes(null) ? [`isNull(${member})`] : []),
  ];
  return `${not}(${matches.join(' OR ')})`;
}
