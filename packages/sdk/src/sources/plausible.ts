import { type Condition, fromDay, toDay } from '@kpi-elements/core';
import { array, boolean, object, nullish, unknown } from 'valibot';
import { said } from '../adapter/said.ts';
import type { Ask, Question } from '../adapter/question.ts';
import { below, type SystemOptions } from '../adapter/system-options.ts';
import { defineSource } from '../define-source.ts';
import type { Source } from '../source.ts';

/** Where a {@link plausibleSource} asks, and what its metrics and dimensions mean: `pageviews`, `visit:source`. */
export interface PlausibleSourceOptions extends Omit<SystemOptions, 'currency'> {
  /** The domain of the site, as Plausible knows it. */
  readonly site: string;
  /** The time zone in the settings of the site: an IANA name. */
  readonly timeZone: string;
  /** Counts imported data as well. Where Plausible leaves them out, the answer is flagged `truncated`. @default false */
  readonly imports?: boolean;
  /** Filters of every question, as Plausible writes them: `[['contains', 'event:page', ['/docs']]]`. */
  readonly filters?: readonly unknown[];
  /** Rows a page. @default 10,000, the most there may be */
  readonly pageSize?: number;
}

const PERCENT = [
  'bounce_rate',
  'percentage',
  'conversion_rate',
  'group_conversion_rate',
  'exit_rate',
  'scroll_depth',
];
const NOBODY = ['(not set)', '(none)'];

const answer = /* @__PURE__ */ object({
  results: /* @__PURE__ */ array(
    /* @__PURE__ */ object({
      metrics: /* @__PURE__ */ array(/* @__PURE__ */ unknown()),
      dimensions: /* @__PURE__ */ array(/* @__PURE__ */ unknown()),
    }),
  ),
  meta: /* @__PURE__ */ nullish(
    /* @__PURE__ */ object({ imports_included: /* @__PURE__ */ nullish(/* @__PURE__ */ boolean()) }),
  ),
});

/**
 * A source of a site in [Plausible](https://plausible.io), by its Stats API v2. Its key is a secret: use it on a server,
 * or behind one. Days are those of the site's time zone, and a query in another one is refused. Rates are percent there
 * and fractions here. Revenue is in the currency that each answer names.
 *
 * A rate does not add up: map it to a measure that is `distinct`, or times its denominator to one that adds up.
 * Throws `unknown_measure` at once.
 *
 * @example
 * plausibleSource({
 *   url: 'https://plausible.io',
 *   site: 'example.com',
 *   timeZone: 'Europe/Berlin',
 *   token: async () => secrets.plausible,
 *   measures: {
 *     visitors: 'visitors',
 *     sessions: 'visits',
 *     page_views: 'pageviews',
 *     bounced_sessions: { column: 'bounce_rate', times: 'visits' },
 *   },
 *   dimensions: { source: 'visit:source', country: 'visit:country_name' },
 * });
 */
export function plausibleSource(options: PlausibleSourceOptions): Source {
  const { pageSize = 10_000, imports = false } = options;
  return defineSource({
    ...options,
    name: options.name ?? 'plausible',
    http: { ...options, url: below(options.url, 'api/v2/query') },
    time: { zone: options.timeZone },
    hasBuckets: (grain, _, { weekStart }) =>
      grain === 'hour' || grain === 'month' || (grain === 'week' && weekStart === 'monday'),
    scaleOf: (metric) => (PERCENT.includes(metric) ? 'percent' : 'fraction'),
    answer,
    ask: (question) => page(question, options, pageSize, 0),
    refuses: said,
    decode({ results, meta }, question, { part: offset = 0 }) {
      const isPaged = question.by.length > 0 || question.grain !== 'total';
      return {
        rows: results.map(({ metrics, dimensions }) => row(metrics, dimensions, question)),
        next:
          isPaged && results.length === pageSize
            ? page(question, options, pageSize, offset + pageSize)
            : undefined,
        flags: imports && meta?.imports_included === false ? ['truncated'] : [],
      };
    },
  });
}

function page(
  { columns, by, grain, range, where }: Question,
  { site, imports, filters: always = [] }: PlausibleSourceOptions,
  limit: number,
  offset: number,
): Ask {
  const dimensions = [...(grain === 'total' ? [] : [`time:${grain}`]), ...by];
  const filters = [...always, ...where.map(filter)];
  const body = {
    site_id: site,
    metrics: columns,
    date_range: [range[0], fromDay(toDay(range[1]) - 1)],
    ...(filters.length > 0 && { filters }),
    ...(imports && { include: { imports } }),
    // Pages need an order in which every row has one place.
    ...(dimensions.length > 0 && {
      dimensions,
      order_by: dimensions.map((dimension) => [dimension, 'asc']),
      pagination: { limit, offset },
    }),
  };
  return { body, part: offset };
}

function row(metrics: readonly unknown[], dimensions: readonly unknown[], { by, columns, grain }: Question) {
  const members = grain === 'total' ? dimensions : dimensions.slice(1);
  const money = metrics.map(asMoney);
  const currency = money.find((metric) => metric !== undefined)?.currency;
  return {
    cells: columns.map((_, i) => money[i]?.value ?? metrics[i]),
    members: by.map((_, i) => (NOBODY.includes(members[i] as string) ? null : members[i])),
    ...(grain !== 'total' && { time: String(dimensions[0]) }),
    ...(currency !== undefined && { currency }),
  };
}

/** Revenue is an amount with its currency, or null where there is none. */
function asMoney(metric: unknown): { readonly value: unknown; readonly currency: string } | undefined {
  if (typeof metric !== 'object' || metric === null) return undefined;
  const { value, currency } = metric as { readonly value?: unknown; readonly currency?: unknown };
  return { value, currency: String(currency) };
}

function filter({ dimension, op, values }: Condition): unknown {
  return [op === 'in' ? 'is' : 'is_not', dimension, values.map((value) => value ?? nobodyOf(dimension))];
}

/** What Plausible calls an empty member of a dimension. */
function nobodyOf(dimension: string): string {
  if (/^visit:(country|region|city)/.test(dimension)) return '';
  return NOBODY[dimension.startsWith('event:props:') ? 1 : 0]!;
}
