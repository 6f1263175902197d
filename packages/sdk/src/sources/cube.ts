import type { Condition } from '@kpi-elements/core';
import { array, object, nullish, record, string, unknown } from 'valibot';
import type { Ask, Question } from '../adapter/question.ts';
import { fieldsOf, said } from '../adapter/said.ts';
import { below, type SystemOptions } from '../adapter/system-options.ts';
import { defineSource } from '../define-source.ts';
import type { Source } from '../source.ts';

/** Where a {@link cubeSource} asks, and what its members mean. Measures and dimensions are members: `orders.count`. */
export interface CubeSourceOptions extends SystemOptions {
  /** The time dimension: `orders.created_at`. Without one the source is timeless. */
  readonly date?: string;
  /** Rows a page; the server allows 50,000 at most, unless it is set up otherwise. @default 10,000 */
  readonly pageSize?: number;
}

/** A part of the answer is not computed yet. */
const WAIT = 'Continue wait';

const answer = /* @__PURE__ */ object({
  data: /* @__PURE__ */ array(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown())),
  lastRefreshTime: /* @__PURE__ */ nullish(/* @__PURE__ */ string()),
});

/**
 * A source of a [Cube](https://cube.dev) deployment, by its REST API. Cube counts in the time zone that it is asked for;
 * numbers are the text of decimals, as they stand. Its short-lived token is given as `token`.
 *
 * Map a measure that counts distinct things to one whose roll-up is `distinct`: it is asked for at every grouping.
 * Throws `unknown_measure` at once.
 *
 * @example
 * cubeSource({
 *   url: 'https://cube.example/cubejs-api/v1',
 *   token: () => fetch('/cube-token').then((answer) => answer.text()),
 *   date: 'orders.created_at',
 *   measures: { revenue: 'orders.amount', orders: 'orders.count' },
 *   dimensions: { channel: 'orders.channel' },
 *   currency: 'EUR',
 * });
 */
export function cubeSource(options: CubeSourceOptions): Source {
  const { date, pageSize = 10_000 } = options;
  return defineSource({
    ...options,
    name: options.name ?? 'cube',
    http: { ...options, url: below(options.url, 'load') },
    time: date === undefined ? 'none' : 'as asked',
    hasBuckets: (grain, _, { weekStart, fiscalYearStart }) =>
      grain === 'week'
        ? weekStart === 'monday'
        : fiscalYearStart === 1 || (grain !== 'quarter' && grain !== 'year'),
    answer,
    ask: (question) => page(question, date, pageSize, 0),
    pending: (body, ask) => (fieldsOf(body)['error'] === WAIT ? ask : undefined),
    refuses: (body) => (fieldsOf(body)['error'] === WAIT ? undefined : said(body)),
    decode({ data, lastRefreshTime }, question, { part: offset = 0 }) {
      const time = `${date}.${question.grain}`;
      return {
        rows: data.map((row) => ({
          cells: question.columns.map((column) => row[column]),
          members: question.by.map((dimension) => row[dimension]),
          ...(question.grain !== 'total' && { time: String(row[time] ?? row[date!]) }),
        })),
        next: data.length < pageSize ? undefined : page(question, date, pageSize, offset + pageSize),
        asOf: lastRefreshTime ?? undefined,
      };
    },
  });
}

function page(
  { columns, by, grain, range, where, timeZone }: Question,
  date: string | undefined,
  limit: number,
  offset: number,
): Ask {
  const lastDay = new Date(Date.parse(range[1]) - 1).toISOString().slice(0, 10);
  const inTime = grain === 'total' ? {} : { granularity: grain };
  const order = [...(date === undefined || grain === 'total' ? [] : [date]), ...by];
  const query = {
    measures: columns,
    dimensions: by,
    filters: where.flatMap(filters),
    ...(date !== undefined && {
      timeDimensions: [{ dimension: date, dateRange: [range[0], lastDay], ...inTime }],
      timezone: timeZone,
    }),
    // Pages need an order in which every row has one place.
    order: order.map((member) => [member, 'asc']),
    limit,
    offset,
  };
  return { body: { query }, part: offset };
}

function filters({ dimension: member, op, values }: Condition): readonly unknown[] {
  const hasNull = values.includes(null);
  // No member is empty text as well as nothing at all.
  const texts = values.map((value) => value ?? '');
  if (op === 'not_in')
    return [
      { member, operator: 'notEquals', values: texts },
      ...(hasNull ? [{ member, operator: 'set' }] : []),
    ];
  const equals = { member, operator: 'equals', values: texts };
  return hasNull ? [{ or: [equals, { member, operator: 'notSet' }] }] : [equals];
}
