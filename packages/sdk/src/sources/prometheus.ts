import { type Condition, KpiError, type Measure, measures as builtInMeasures } from '@kpi-elements/core';
import { array, object, nullish, record, string, tuple, union, unknown } from 'valibot';
import type { AdapterColumn } from '../adapter/adapter-column.ts';
import type { Ask, Question } from '../adapter/question.ts';
import { said } from '../adapter/said.ts';
import { below, type SystemOptions } from '../adapter/system-options.ts';
import { defineSource } from '../define-source.ts';
import { parseNameList } from '../mapping/name-list.ts';
import type { Source } from '../source.ts';
import { windowsOf } from './prometheus-windows.ts';

/**
 * Where a {@link prometheusSource} asks, and what its metrics and labels mean. A measure is the name of a counter, or of a
 * gauge where it is a level (`last`), or a PromQL expression with the placeholders `$by`, `$where` and `$range`.
 */
export type PrometheusSourceOptions = SystemOptions;

const sample = /* @__PURE__ */ tuple([/* @__PURE__ */ unknown(), /* @__PURE__ */ unknown()]);
const labels = /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string());
const answer = /* @__PURE__ */ object({
  data: /* @__PURE__ */ object({
    result: /* @__PURE__ */ array(
      /* @__PURE__ */ union([
        /* @__PURE__ */ object({ metric: labels, values: /* @__PURE__ */ array(sample) }),
        /* @__PURE__ */ object({ metric: labels, value: sample }),
      ]),
    ),
  }),
  warnings: /* @__PURE__ */ nullish(/* @__PURE__ */ array(/* @__PURE__ */ unknown())),
});

const LABEL = /^[a-z_]\w*$/i;
const METRIC = /^[a-z_:][\w:]*$/i;

/**
 * A source of [Prometheus](https://prometheus.io), or of what speaks its API: counters by how much they grew within a
 * bucket, gauges by where they stood at its end. It counts in the time zone that it is asked for. Prometheus estimates
 * growth from samples, so that counts need not be whole. Samples that it could not read are warned of, and the answer is
 * flagged `truncated`.
 *
 * Throws `unknown_measure` and `invalid_definition` at once.
 *
 * @example
 * prometheusSource({
 *   url: 'https://prometheus.example',
 *   measures: {
 *     orders: 'shop_orders_total',
 *     revenue: 'sum by ($by) (increase(shop_revenue_cents_total{$where}[$range])) / 100',
 *     subscribers: 'newsletter_subscribers',
 *   },
 *   dimensions: { channel: 'channel' },
 * });
 */
export function prometheusSource(options: PrometheusSourceOptions): Source {
  for (const [, label] of parseNameList(options.dimensions ?? [], 'dimensions')) checkLabel(label);
  return defineSource({
    ...options,
    measures: expressionsOf(options),
    name: options.name ?? 'prometheus',
    http: { ...options, url: below(options.url, 'api/v1/query_range') },
    time: 'as asked',
    hasBuckets: () => true,
    answer,
    ask: (question) => question.columns.flatMap((_, part) => asks(question, part, options)),
    refuses(body) {
      const refusal = said(body);
      return refusal && { ...refusal, ...codeOf(body) };
    },
    decode({ data, warnings }, { columns, by, grain }, { part }) {
      return {
        rows: data.result.flatMap((series) =>
          ('values' in series ? series.values : [series.value]).map(([at, value]) => ({
            cells: columns.map((_, i) => (i === part ? value : null)),
            members: by.map((label) => series.metric[label] ?? null),
            // A sample at the end of a bucket is of the time before it.
            ...(grain !== 'total' && { time: new Date(Number(at) * 1000 - 1) }),
          })),
        ),
        flags: warnings?.length ? ['truncated'] : [],
      };
    },
  });
}

function asks(question: Question, part: number, { url }: PrometheusSourceOptions): readonly Ask[] {
  const { columns, by, where } = question;
  return windowsOf(question).map(({ width, firstEnd, lastEnd }) => {
    const query = columns[part]!.replaceAll('$by', () => by.join(', '))
      .replaceAll('$where', () => where.map(matcher).join(', '))
      .replaceAll('$range', () => `${width}s`);
    const isOne = firstEnd === lastEnd;
    const times = isOne ? { time: firstEnd } : { start: firstEnd, end: lastEnd, step: width };
    const fields = Object.entries({ query, ...times }).map(([name, value]) => [name, String(value)]);
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
      part,
      ...(isOne && { url: below(url, 'api/v1/query') }),
    };
  });
}

function matcher({ dimension, op, values }: Condition): string {
  const escaped = values.map((value) => (value ?? '').replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return `${dimension}${op === 'in' ? '=~' : '!~'}${JSON.stringify(escaped.join('|'))}`;
}

/** Names of metrics as the expressions that they stand for. */
function expressionsOf({ measures, definitions }: PrometheusSourceOptions): Record<string, AdapterColumn> {
  const known: Readonly<Record<string, Measure>> = { ...builtInMeasures, ...definitions };
  return Object.fromEntries(
    parseNameList(measures, 'measures').map(([id, value]) => {
      const asked = typeof value === 'string' ? { column: value } : value;
      const rollUp = Object.hasOwn(known, id) ? known[id]!.rollUp : 'sum';
      return [id, { ...asked, column: expressionOf(id, asked.column, rollUp) }];
    }),
  );
}

function expressionOf(measure: string, text: string, rollUp: Measure['rollUp']): string {
  if (!METRIC.test(text)) {
    const missing = ['$by', '$where', '$range'].find((placeholder) => !text.includes(placeholder));
    if (missing === undefined) return text;
    throw invalid(`Measure "${measure}" is an expression without ${missing}.`, EXAMPLE);
  }
  if (rollUp === 'sum') return `sum by ($by) (increase(${text}{$where}[$range]))`;
  if (rollUp === 'last') return `sum by ($by) (last_over_time(${text}{$where}[$range]))`;
  throw invalid(`Measure "${measure}" neither grows nor is a last level, as a metric does.`, EXAMPLE);
}

const EXAMPLE = 'Write an expression like sum by ($by) (increase(orders_total{$where}[$range])).';

function checkLabel(label: string): void {
  if (LABEL.test(label)) return;
  throw invalid(`"${label}" is not a label.`, 'Labels are letters, digits and underscores.');
}

function invalid(fact: string, wayOut: string): KpiError {
  return new KpiError('invalid_definition', `${fact}\n${wayOut}`);
}

function codeOf(body: unknown) {
  const { errorType } = body as { readonly errorType?: unknown };
  if (errorType === 'timeout' || errorType === 'canceled') return { code: 'timeout' } as const;
  return errorType === 'internal' || errorType === 'unavailable' ? ({ code: 'source_failed' } as const) : {};
}
