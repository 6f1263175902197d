import { defineMeasures } from '@kpi-elements/core';
import { afterEach, describe, expect, test } from 'vitest';
import { answering, type AnsweringServer } from '../testing/answering-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { conformance } from '../test-kit/conformance.ts';
import { describeFixtures, fixture } from '../testing/fixtures.ts';
import { prometheusSource, type PrometheusSourceOptions } from './prometheus.ts';

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const up = {
  measures: { up: 'up' },
  definitions: defineMeasures({ up: { name: 'Up', unit: 'number', rollUp: 'last' } }),
  dimensions: { job: 'job', instance: 'instance' },
} as const;

async function source(body: string | object, options: Partial<PrometheusSourceOptions> = up) {
  server = await answering(() => (typeof body === 'string' ? body : JSON.stringify(body)));
  return prometheusSource({ measures: {}, ...options, url: `${server.url}/` });
}

const matrix = (...series: readonly unknown[]) => ({
  status: 'success',
  data: { resultType: 'matrix', result: series },
});

const fieldsOf = (i: number) => Object.fromEntries(new URLSearchParams(server!.asked[i]!.body));
const seconds = (text: string) => Date.parse(text) / 1000;

describeFixtures('prometheus', () => {
  const range = ['2015-07-01', '2015-07-02'] as const;

  test('range_queries_1.json: samples of an hour add up', async () => {
    const prometheus = await source(fixture('prometheus/range_queries_1.json'), {
      measures: { up: 'sum by ($by) (sum_over_time(up{$where}[$range]))' },
      definitions: defineMeasures({ up: { name: 'Samples that said up' } }),
      dimensions: up.dimensions,
    });
    const frame = await ask(prometheus, { grain: 'hour', by: ['job', 'instance'], range });
    expect(totals(frame)).toEqual([
      { start: '2015-07-01T20:00+00:00', job: 'prometheus', instance: 'localhost:9090', up: 3 },
      { start: '2015-07-01T20:00+00:00', job: 'node', instance: 'localhost:9091', up: 1 },
    ]);
    expect(server!.asked[0]).toMatchObject({ method: 'POST', url: { pathname: '/api/v1/query_range' } });
    expect(fieldsOf(0)).toEqual({
      query: 'sum by (job, instance) (sum_over_time(up{}[3600s]))',
      start: String(seconds('2015-07-01T01:00Z')),
      end: String(seconds('2015-07-02T00:00Z')),
      step: '3600',
    });
  });

  test('instant_queries_1.json: the level of the only day', async () => {
    const prometheus = await source(fixture('prometheus/instant_queries_1.json'));
    const frame = await ask(prometheus, { by: ['job'], range });
    expect(totals(frame)).toEqual([
      { job: 'prometheus', up: 1 },
      { job: 'node', up: 0 },
    ]);
    expect(fieldsOf(0)['query']).toBe('sum by (job, instance) (last_over_time(up{}[86400s]))');
    expect(server!.asked[0]!.url.pathname).toBe('/api/v1/query');
    expect(fieldsOf(0)).toMatchObject({ time: String(seconds('2015-07-02T00:00Z')) });
  });

  test('querying_exemplars_1.json: another kind of answer is refused by the name of what is missing', async () => {
    const prometheus = await source(fixture('prometheus/querying_exemplars_1.json'));
    await expect(ask(prometheus, { range })).rejects.toThrow(
      /^Source "prometheus" did not answer .* at "data/,
    );
  });
});

const orders = { measures: { orders: 'shop_orders_total' }, dimensions: { channel: 'channel' } } as const;

test('a counter grows by day, and the day on which clocks change is asked for by itself', async () => {
  const at = seconds('2026-03-29T22:00Z');
  const prometheus = await source(matrix({ metric: { channel: 'search' }, values: [[at, '3.5']] }), orders);
  const march = { grain: 'day', by: ['channel'], range: ['2026-03-27', '2026-03-31'] } as const;
  const where = [
    { dimension: 'channel', op: 'in', values: ['a.b', 'say "x"', null] },
    { dimension: 'channel', op: 'not_in', values: ['c'] },
  ] as const;
  const frame = await ask(prometheus, { ...march, where }, { timeZone: 'Europe/Berlin' });
  expect(totals(frame)[0]).toMatchObject({ start: '2026-03-29', channel: 'search' });
  const filter = String.raw`channel=~"a\\.b|say \"x\"|", channel!~"c"`;
  const by = `sum by (channel) (increase(shop_orders_total{${filter}}`;
  expect(server!.asked.map((_, i) => fieldsOf(i))).toEqual([
    {
      query: `${by}[86400s]))`,
      start: String(seconds('2026-03-27T23:00Z')),
      end: String(seconds('2026-03-28T23:00Z')),
      step: '86400',
    },
    { query: `${by}[82800s]))`, time: String(at) },
    { query: `${by}[86400s]))`, time: String(seconds('2026-03-30T22:00Z')) },
  ]);
});

test('an expression says itself where the grouping, the filter and the range go', async () => {
  const text = 'sum by ($by) (increase(revenue_cents_total{$where}[$range])) / 100';
  const prometheus = await source(matrix(), { measures: { revenue: text }, currency: 'EUR' });
  expect(totals(await ask(prometheus, { range: ['2026-03-02', '2026-03-03'], grain: 'day' }))).toEqual([]);
  expect(fieldsOf(0)['query']).toBe('sum by () (increase(revenue_cents_total{}[86400s])) / 100');
});

test('what cannot be asked is refused when it is declared', () => {
  const make = (options: Partial<PrometheusSourceOptions>) => () =>
    prometheusSource({ ...orders, url: 'https://prometheus.example', ...options });
  expect(make({ measures: { orders: 'sum(orders_total)' } })).toThrow(
    'Measure "orders" is an expression without $by.',
  );
  expect(make({ measures: { visitors: 'visitors' } })).toThrow(
    'Measure "visitors" neither grows nor is a last level, as a metric does.',
  );
  expect(make({ dimensions: { channel: 'a-b' } })).toThrow('"a-b" is not a label.');
});

test('NaN is no value, infinity is refused, and warnings are flagged', async () => {
  const at = seconds('2026-03-03T00:00Z');
  const day = { grain: 'day', range: ['2026-03-02', '2026-03-03'] } as const;
  const one = (value: string) => ({
    ...matrix({ metric: {}, values: [[at, value]] }),
    warnings: ['partial'],
  });
  const frame = await ask(await source(one('NaN'), orders), day);
  expect([totals(frame), frame.flags]).toEqual([[{ start: '2026-03-02', orders: null }], ['truncated']]);
  await server!.close();
  await expect(ask(await source(one('+Inf'), orders), day)).rejects.toThrow('"+Inf"');
});

test('its own words when it refuses', async () => {
  server = await answering(() => ({
    status: 503,
    body: '{"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"}',
  }));
  const prometheus = prometheusSource({ ...orders, url: server.url });
  await expect(ask(prometheus, { grain: 'day', range: ['2026-03-02', '2026-03-03'] })).rejects.toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('query timed out in expression evaluation'),
  });
});

describe('conformance', () => {
  const expression = (name: string) => `sum by ($by) (${name}{$where}[$range])`;
  const names = ['clicks', 'cost', 'visitors'];
  const checks = conformance({
    measures: ['clicks', 'cost', 'visitors'],
    dimension: 'channel',
    source: (fetch) =>
      prometheusSource({
        url: 'https://prometheus.example',
        fetch,
        measures: {
          clicks: expression('clicks'),
          cost: expression('cost'),
          visitors: expression('visitors'),
        },
        dimensions: { channel: 'channel' },
      }),
    async grouping(request) {
      const fields = new URLSearchParams(await request.text());
      return { byDay: fields.has('step'), byMember: fields.get('query')!.includes('by (channel)') };
    },
    async answer(groups, request) {
      const fields = new URLSearchParams(await request.text());
      const index = names.findIndex((name) => fields.get('query')!.includes(` (${name}{`));
      const result = groups.map(({ day, member, values }) => {
        const metric = member === undefined ? {} : { channel: member };
        const value = values[index] ?? 'NaN';
        if (day === undefined) return { metric, value: [Number(fields.get('time')), value] };
        return { metric, values: [[seconds(day) + 86_400, value]] };
      });
      return Response.json({ status: 'success', data: { resultType: 'matrix', result } });
    },
    refusal: () => Response.json({ status: 'error', errorType: 'bad_data', error: 'parse error' }),
    incomplete: { field: 'data.result', answer: () => Response.json({ status: 'success', data: {} }) },
    flagged: 'never',
    truncated: 'never',
  });
  test.each(checks)('$rule', async ({ run }) => expect(await run()).toBeUndefined());
});
