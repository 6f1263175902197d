import { fromDay, toDay } from '@kpi-elements/core';
import type { Dialect } from './dialect.ts';

const DAY = 86_400_000;

/** How DuckDB 1.x writes it. */
export const duckdbDialect: Dialect = {
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  parameter: (n) => `$${n}`,
  text: (value) => `CAST(${value} AS VARCHAR)`,
  double: (value) => `CAST(${value} AS DOUBLE)`,
  finite: (value) => `CASE WHEN isfinite(${value}) THEN ${value} END`,
  // A binary 1.005 lies below the decimal one that a person sees, and would be rounded down.
  round: (value, digits) =>
    `coalesce(CAST(round(TRY_CAST(CAST(${value} AS VARCHAR) AS DECIMAL(38, 20)), ${digits}) AS DOUBLE), ${value})`,
  floorDivide: (value, by) => `CAST(floor((${value}) / ${by}) AS BIGINT)`,
  dayOfDate: (date) => `(${date} - DATE '1970-01-01')`,
  dayOfText: (text) => `(TRY_CAST(left(${text}, 10) AS DATE) - DATE '1970-01-01')`,
  milliseconds: (time) => `epoch_ms(${time})`,
  months: (day) => {
    const date = `(DATE '1970-01-01' + CAST(${day} AS INTEGER))`;
    return `(year(${date}) * 12 + month(${date}) - 1)`;
  },
  timeLiteral: (milliseconds, type) => {
    const date = fromDay(Math.min(Math.max(Math.floor(milliseconds / DAY), FIRST), LAST));
    if (type === 'date') return `DATE '${date}'`;
    return type === 'clock' ? `TIMESTAMP '${date} 00:00:00'` : `TIMESTAMPTZ '${date} 00:00:00+00'`;
  },
  sum: (value, type) => (type === 'exact' ? `sum(${value})` : `fsum(${value})`),
  countDistinct: (value) => `count(DISTINCT ${value})`,
  valueAt: (value, order, end) =>
    `${end === 'last' ? 'arg_max' : 'arg_min'}(${value}, CASE WHEN ${value} IS NOT NULL THEN ${order} END)`,
};

const FIRST = /* @__PURE__ */ toDay('0001-01-01');
const LAST = /* @__PURE__ */ toDay('9999-12-31');
