import { type Condition, fromLocal, type Grain, toDay } from '@kpi-elements/core';
import { array, boolean, object, nullish, pipe, string, transform, unknown } from 'valibot';
import { bucketSql } from '../adapter/house-sql.ts';
import type { Ask, Question } from '../adapter/question.ts';
import { fieldsOf, said } from '../adapter/said.ts';
import { below, type SystemOptions } from '../adapter/system-options.ts';
import { defineSource } from '../define-source.ts';
import type { Source } from '../source.ts';

/**
 * Where a {@link posthogSource} asks, and what its measures and dimensions are: expressions of PostHog's SQL, which come
 * from the author of the page and never from its reader.
 */
export interface PosthogSourceOptions extends SystemOptions {
  /** The id of the project. */
  readonly project: string | number;
  /** @default 'events' */
  readonly table?: string;
  /** @default 'timestamp' */
  readonly date?: string;
  /** Rows a page. @default 50,000, the most there may be */
  readonly pageSize?: number;
}

const answer = /* @__PURE__ */ pipe(
  /* @__PURE__ */ unknown(),
  // What was asked for asynchronously stands within its status.
  /* @__PURE__ */ transform((body) => fieldsOf(fieldsOf(body)['query_status'])['results'] ?? body),
  /* @__PURE__ */ object({
    results: /* @__PURE__ */ array(/* @__PURE__ */ array(/* @__PURE__ */ unknown())),
    hasMore: /* @__PURE__ */ nullish(/* @__PURE__ */ boolean()),
    last_refresh: /* @__PURE__ */ nullish(/* @__PURE__ */ string()),
  }),
);

/**
 * A source of a project in [PostHog](https://posthog.com), by HogQL queries. A personal key is a secret: use it on a server,
 * or behind one. It counts in the time zone that it is asked for. Members in filters travel as values, not in the SQL.
 *
 * Map an expression that counts distinct things to a measure whose roll-up is `distinct`.
 * Throws `unknown_measure` at once.
 *
 * @example
 * posthogSource({
 *   url: 'https://eu.posthog.com',
 *   project: 123,
 *   token: async () => secrets.posthog,
 *   measures: {
 *     visitors: 'count(DISTINCT person_id)',
 *     page_views: "countIf(event = '$pageview')",
 *   },
 *   dimensions: { browser: 'properties.$browser' },
 * });
 */
export function posthogSource(options: PosthogSourceOptions): Source {
  const { pageSize = 50_000 } = options;
  const url = below(options.url, `api/projects/${encodeURIComponent(options.project)}/query/`);
  return defineSource({
    ...options,
    name: options.name ?? 'posthog',
    http: { ...options, url },
    time: 'as asked',
    hasBuckets: () => true,
    atOnce: 3,
    answer,
    ask: (question) => page(question, options, pageSize, 0),
    pending(body) {
      const { id, complete, error } = fieldsOf(fieldsOf(body)['query_status']);
      if (complete !== false || error === true || id === undefined) return undefined;
      return { url: below(url, `${encodeURIComponent(String(id))}/`) };
    },
    refuses(body) {
      const { error, error_message: message } = fieldsOf(fieldsOf(body)['query_status']);
      return error === true ? { message: String(message ?? 'the query failed') } : said(body);
    },
    decode({ results, hasMore, last_refresh }, question, { part: offset = 0 }) {
      const { by, grain, columns } = question;
      const first = by.length + (grain === 'total' ? 0 : 1);
      return {
        rows: results.map((row) => ({
          members: row.slice(0, by.length),
          cells: columns.map((_, i) => row[first + i]),
          ...(grain !== 'total' && { time: timeOf(row[by.length]) }),
        })),
        next:
          hasMore || results.length === pageSize
            ? page(question, options, pageSize, offset + pageSize)
            : undefined,
        asOf: last_refresh ?? undefined,
      };
    },
  });
}

function page(
  question: Question,
  { table = 'events', date = 'timestamp' }: PosthogSourceOptions,
  limit: number,
  offset: number,
): Ask {
  const { columns, by, grain, range, where, timeZone, reload } = question;
  const values: Record<string, unknown> = { zone: timeZone };
  const value = (text: unknown) => {
    const name = `v${Object.keys(values).length}`;
    values[name] = text;
    return `{${name}}`;
  };
  const [from, to] = range.map((day) => value(new Date(fromLocal(toDay(day), 0, timeZone)).toISOString()));
  const groups = [...by.map(memberSql), ...(grain === 'total' ? [] : [bucketOf(grain, date, question)])];
  const conditions = [
    `${date} >= toDateTime(${from})`,
    `${date} < toDateTime(${to})`,
    ...where.map((condition) => conditionSql(condition, value)),
  ];
  const list = groups.join(', ');
  const query = [
    `SELECT ${[...groups, ...columns].join(', ')} FROM ${table} WHERE ${conditions.join(' AND ')}`,
    // Without groups there is a row even where there is nothing to count.
    list === '' ? 'HAVING count() > 0' : `GROUP BY ${list} ORDER BY ${list}`,
    `LIMIT ${limit} OFFSET ${offset}`,
  ].join(' ');
  const body = {
    query: { kind: 'HogQLQuery', query, values },
    ...(reload && { refresh: 'force_blocking' }),
  };
  return { body, part: offset };
}

function bucketOf(grain: Grain, date: string, question: Question): string {
  const local = `toTimeZone(${date}, {zone})`;
  if (grain === 'hour') return `toUnixTimestamp(toStartOfHour(${local}))`;
  return `toString(${bucketSql(`toDate(${local})`, grain, question)})`;
}

/** No member is one group, whether it is empty text or nothing at all. */
function memberSql(dimension: string): string {
  return `ifNull(toString(${dimension}), '')`;
}

function conditionSql({ dimension, op, values }: Condition, value: (text: unknown) => string): string {
  const list = values.map((member) => value(member ?? '')).join(', ');
  return `${memberSql(dimension)} ${op === 'in' ? 'IN' : 'NOT IN'} (${list})`;
}

function timeOf(cell: unknown): string | Date {
  return typeof cell === 'number' ? new Date(cell * 1000) : String(cell);
}
