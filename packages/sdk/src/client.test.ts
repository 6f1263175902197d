import {
  defineKpis,
  defineMeasures,
  type Reading,
  type ReadingRequest,
  type ReadingState,
} from '@kpi-elements/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Client, createClient } from './client.ts';
import { csvSource } from './sources/csv.ts';
import { inlineSource } from './sources/inline.ts';
import { serve } from './testing/http-server.ts';
import { days, TestSource } from './testing/test-source.ts';

const now = () => new Date('2026-01-11T12:00:00Z');
const PERIOD = '2026-01-06/2026-01-10';
const request = (kpi: string, more: Partial<ReadingRequest> = {}): ReadingRequest => ({
  kpi,
  period: PERIOD,
  ...more,
});
const clientOf = (...sources: TestSource[]) =>
  createClient({
    sources: Object.fromEntries(sources.map((source) => [source.name, source])),
    timeZone: 'UTC',
    now,
  });

/** The states that a listener was given, and a way to wait for one. */
function record(client: Client, ...requests: ReadingRequest[]) {
  const states: ReadingState[] = [];
  let wake = () => {};
  const stop = client.watch(requests, (state) => {
    states.push(state);
    wake();
  });
  const until = async (status: ReadingState['status']) => {
    while (states.at(-1)?.status !== status) await new Promise<void>((resolve) => (wake = resolve));
    return states.at(-1)!;
  };
  return { states, stop, until, statuses: () => states.map(({ status }) => status) };
}

const readingsOf = (state: ReadingState): readonly Reading[] => ('readings' in state ? state.readings : []);
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));
const asked = (source: TestSource) => expect.poll(() => source.options.length).toBe(1);

/** A promise that a test settles. */
function gate() {
  let open = () => {};
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}

describe('one answer', () => {
  test('is totals first, formula after', async () => {
    const reading = await clientOf(new TestSource('ads')).read(request('cpc'));
    const inPeriod = days.filter(({ day }) => String(day) >= '2026-01-06');
    const sum = (name: string) => inPeriod.reduce((total, row) => total + Number(row[name]), 0);
    expect(reading).toMatchObject({
      value: sum('cost') / sum('clicks'),
      source: 'ads',
      coverage: { present: 5, expected: 5 },
    });
  });

  test('holds comparison, series, groups and filter', async () => {
    const reading = await clientOf(new TestSource('ads')).read(
      request('ad_spend', {
        compare: 'previous_period',
        grain: 'day',
        by: 'channel',
        where: 'channel=search',
      }),
    );
    expect(reading.comparisons[0]).toMatchObject({
      name: 'previous_period',
      period: '2026-01-01/2026-01-05',
      value: 70,
    });
    expect(reading.series!.map(({ value }) => value)).toEqual([20, 22, 24, 26, 28]);
    expect(reading.groups!.map(({ key, value }) => [key['channel'], value])).toEqual([['search', 120]]);
  });

  test('of an own KPI over an own measure', async () => {
    const definitions = defineMeasures({ store_visits: { name: 'Store visits' } });
    const client = createClient({
      sources: {
        shop: inlineSource({
          rows: [{ cost: 50, store_visits: 20 }],
          measures: 'cost store_visits',
          definitions,
        }),
      },
      measures: definitions,
      kpis: defineKpis({
        cost_per_visit: {
          name: 'Cost per visit',
          formula: 'cost / store_visits',
          unit: 'money',
          better: 'lower',
        },
      }),
    });
    expect((await client.read(request('cost_per_visit'))).value).toBe(2.5);
  });

  test('without a source rejects at once, with the way out', async () => {
    await expect(createClient().read(request('cpc'))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [KpiError: The client has no source to read from.
      Give it one: createClient({ sources: { … } }) or client.addSource(name, source).]
    `);
  });

  test('that cannot be planned rejects', async () => {
    await expect(clientOf(new TestSource('ads')).read(request('cpx'))).rejects.toMatchObject({
      code: 'unknown_kpi',
    });
    await expect(
      clientOf(new TestSource('ads')).read(request('cpc', { where: 'country=DE' })),
    ).rejects.toMatchObject({
      code: 'unknown_dimension',
    });
  });

  test('of a formula of constants needs no data', async () => {
    const source = new TestSource('ads');
    const { two } = defineKpis({ two: { name: 'Two', formula: '1 + 1', unit: 'number', better: 'range' } });
    expect((await clientOf(source).read(request('', { kpi: two }))).value).toBe(2);
    expect(source.queries).toEqual([]);
  });

  test('of a measure that no source has says so', async () => {
    const reading = await clientOf(new TestSource('ads')).read(request('roas'));
    expect(reading).toMatchObject({ value: null, absence: 'missing_measure' });
  });

  test('from a file behind a real server', async () => {
    const server = await serve((_, response) =>
      response.end('day,spend\n2026-01-06,1.50\n2026-01-07,2.25\n'),
    );
    const source = csvSource({ url: `${server.url}/ads.csv`, date: 'day', measures: 'cost:spend' });
    const client = createClient({ sources: { ads: source }, now });
    expect((await client.read(request('ad_spend'))).value).toBe(3.75);
    await server.close();
  });
});

describe('everything asked within one tick becomes one query', () => {
  test('also when it is asked in microtasks that follow one another', async () => {
    const source = new TestSource('ads');
    const client = clientOf(source);
    const cards = ['cpc', 'ad_spend', 'clicks', 'cpc'].map((kpi) =>
      record(client, request(kpi, { compare: 'previous_period' })),
    );
    await Promise.resolve();
    await Promise.resolve();
    cards.push(record(client, request('ad_spend', { grain: 'day' })));
    await Promise.all(cards.map(({ until }) => until('ready')));
    expect(source.queries).toHaveLength(1);
    expect(new Set(source.queries[0]!.slices.map((slice) => JSON.stringify(slice))).size).toBe(
      source.queries[0]!.slices.length,
    );
  });

  test('a thousand cards of twenty KPIs are one query', async () => {
    const source = new TestSource('ads', [
      { day: '2026-01-06', channel: 'a', cost: 1, clicks: 2, impressions: 3, sessions: 4, leads: 5 },
    ]);
    const client = clientOf(source);
    const kpis = ['cpc', 'cpm', 'ctr', 'ad_spend', 'clicks', 'impressions', 'sessions', 'cpl'];
    const cards = Array.from({ length: 1000 }, (_, i) => record(client, request(kpis[i % kpis.length]!)));
    await Promise.all(cards.map(({ until }) => until('ready')));
    expect(source.queries).toHaveLength(1);
    expect(source.queries[0]!.slices.length).toBeLessThanOrEqual(kpis.length);
  });

  test('but one for each calendar and each source', async () => {
    const [ads, shop] = [new TestSource('ads'), new TestSource('shop', [{ day: '2026-01-06', orders: 3 }])];
    const client = clientOf(ads, shop);
    await Promise.all([
      client.read(request('ad_spend')),
      client.read(request('ad_spend', { timeZone: 'Asia/Tokyo' })),
      client.read(request('orders')),
    ]);
    expect([ads.queries.map(({ timeZone }) => timeZone), shop.queries.length]).toEqual([
      ['UTC', 'Asia/Tokyo'],
      1,
    ]);
  });

  test('a late card asks only for what is missing', async () => {
    const source = new TestSource('ads');
    const client = clientOf(source);
    const first = record(client, request('ad_spend'));
    await first.until('ready');
    const late = record(client, request('ad_spend'), request('clicks'));
    await late.until('ready');
    expect(source.queries[1]!.slices.map(({ measures }) => measures)).toEqual([['clicks']]);
  });

  test('a card whose slices are known is ready at once', async () => {
    const client = clientOf(new TestSource('ads'));
    const first = record(client, request('ad_spend'));
    await first.until('ready');
    expect(record(client, request('ad_spend')).statuses()).toEqual(['ready']);
  });
});

describe('states', () => {
  test('loading until the source has said what it has and answered, then ready', async () => {
    const source = new TestSource('ads');
    const { open, promise } = gate();
    source.gate = promise;
    const card = record(clientOf(source), request('ad_spend'));
    await asked(source);
    expect(card.statuses()).toEqual(['loading']);
    open();
    await card.until('ready');
    expect(card.statuses()).toEqual(['loading', 'ready']);
  });

  test('loading as long as there is no source, which may come', async () => {
    const client = createClient({ timeZone: 'UTC', now });
    const card = record(client, request('ad_spend'));
    await aMoment();
    expect(card.statuses()).toEqual(['loading']);
    const remove = client.addSource('ads', new TestSource('ads'));
    expect(readingsOf(await card.until('ready'))[0]!.value).toBe(245);
    remove();
    expect((await card.until('loading')).status).toBe('loading');
  });

  test('what is shown stays while another source says what it has', async () => {
    const client = clientOf(new TestSource('ads'));
    const card = record(client, request('ad_spend'));
    await card.until('ready');
    client.addSource('shop', new TestSource('shop', [{ day: '2026-01-06', orders: 3 }]));
    await aMoment();
    expect(card.statuses()).toEqual(['loading', 'ready']);
  });

  test('refreshing keeps the readings; unchanged ones keep their identity', async () => {
    const source = new TestSource('ads');
    const client = clientOf(source);
    const card = record(client, request('ad_spend'));
    const before = readingsOf(await card.until('ready'));
    client.refresh();
    expect(readingsOf(await card.until('refreshing'))).toBe(before);
    expect(readingsOf(await card.until('ready'))).toBe(before);
    expect(source.options.map(({ reload }) => reload)).toEqual([undefined, true]);

    source.rows = days.map((row) => ({ ...row, cost: 1 }));
    client.refresh();
    await card.until('refreshing');
    expect(readingsOf(await card.until('ready'))[0]!.value).toBe(10);
  });

  test('a failed first answer is an error; a failed refresh leaves the old readings as stale', async () => {
    const source = new TestSource('ads');
    source.error = new Error('out of order');
    const client = clientOf(source);
    const card = record(client, request('ad_spend'));
    expect(await card.until('error')).toMatchObject({
      error: {
        code: 'source_failed',
        message: 'Source "ads" failed: out of order.\nTry again with refresh().',
      },
    });
    source.error = undefined;
    client.refresh();
    const ready = readingsOf(await card.until('ready'));
    source.error = new Error('out of order again');
    client.refresh();
    const stale = await card.until('stale');
    expect(readingsOf(stale)).toBe(ready);
    expect(stale).toMatchObject({ error: { code: 'source_failed' } });
  });

  test('a card that comes after a failure tries again', async () => {
    const source = new TestSource('ads');
    source.error = new Error('out of order');
    const client = clientOf(source);
    const early = record(client, request('ad_spend'));
    await early.until('error');
    source.error = undefined;
    const late = record(client, request('ad_spend'));
    await Promise.all([late.until('ready'), early.until('ready')]);
    expect([early.statuses().at(-1), late.statuses()]).toEqual(['ready', ['loading', 'ready']]);
  });

  test('a source that cannot say what it has fails its cards, and leaves those of others alone', async () => {
    const broken = new TestSource('shop');
    broken.describe = () => Promise.reject(new Error('no such table'));
    const client = clientOf(new TestSource('ads'), broken);
    const [spend, orders] = [record(client, request('ad_spend')), record(client, request('orders'))];
    await spend.until('ready');
    expect(await orders.until('error')).toMatchObject({
      error: { message: expect.stringContaining('"shop" failed: no such table') },
    });
  });

  test('an answer to another number of slices is refused', async () => {
    const source = new TestSource('ads');
    source.fetch = async () => ({ version: 1, source: 'ads', tables: [], asOf: '', flags: [] });
    const card = record(clientOf(source), request('ad_spend'));
    expect(await card.until('error')).toMatchObject({
      error: { message: expect.stringContaining('0 tables to 1 slices') },
    });
  });

  test('the time is that of the last refresh', async () => {
    let today = '2026-01-06T12:00:00Z';
    const client = createClient({
      sources: { ads: new TestSource('ads') },
      timeZone: 'UTC',
      now: () => new Date(today),
    });
    const card = record(client, { kpi: 'ad_spend', period: 'yesterday' });
    expect(readingsOf(await card.until('ready'))[0]!.period).toBe('2026-01-05/2026-01-05');
    today = '2026-01-08T12:00:00Z';
    const late = record(client, { kpi: 'ad_spend', period: 'yesterday' });
    expect(readingsOf(await late.until('ready'))[0]!.period).toBe('2026-01-05/2026-01-05');
    client.refresh();
    await card.until('refreshing');
    expect(readingsOf(await card.until('ready'))[0]!.period).toBe('2026-01-07/2026-01-07');
  });
});

describe('leaving', () => {
  test('a query that nobody waits for is aborted, and only then', async () => {
    const source = new TestSource('ads');
    source.gate = new Promise(() => {});
    const client = clientOf(source);
    const [one, two] = [record(client, request('ad_spend')), record(client, request('clicks'))];
    await asked(source);
    const { signal } = source.options[0]!;
    one.stop();
    expect(signal.aborted).toBe(false);
    two.stop();
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toMatchObject({ code: 'cancelled' });
  });

  test('what was aborted is asked again when somebody comes', async () => {
    const source = new TestSource('ads');
    source.gate = new Promise(() => {});
    const client = clientOf(source);
    const first = record(client, request('ad_spend'));
    await asked(source);
    first.stop();
    source.gate = Promise.resolve();
    expect((await client.read(request('ad_spend'))).value).toBe(245);
  });

  test('a request withdrawn within its tick is never asked', async () => {
    const source = new TestSource('ads');
    const client = clientOf(source);
    await aMoment();
    record(client, request('ad_spend')).stop();
    await aMoment();
    expect(source.queries.flatMap(({ slices }) => slices)).toEqual([]);
  });

  test('no listener is called after it left, nor after dispose', async () => {
    const source = new TestSource('ads');
    const { promise, open } = gate();
    source.gate = promise;
    const client = clientOf(source);
    const [left, disposed] = [record(client, request('ad_spend')), record(client, request('ad_spend'))];
    await asked(source);
    left.stop();
    client.dispose();
    open();
    await aMoment();
    expect([left.statuses(), disposed.statuses()]).toEqual([['loading'], ['loading']]);
    expect(source.options[0]!.signal.aborted).toBe(true);
  });

  test('a listener may leave while it is called', async () => {
    const client = clientOf(new TestSource('ads'));
    const seen: string[] = [];
    await new Promise<void>((resolve) => {
      const stop = client.watch([request('ad_spend')], ({ status }) => {
        seen.push(status);
        if (status === 'ready') {
          stop();
          client.refresh();
          setTimeout(resolve, 10);
        }
      });
    });
    expect(seen).toEqual(['loading', 'ready']);
  });
});

describe('the source is found by the measures', () => {
  const ads = () => new TestSource('ads');
  const shop = () => new TestSource('shop', [{ day: '2026-01-06', orders: 3, revenue: 30 }]);

  test('each KPI reads the one that has them', async () => {
    const client = clientOf(ads(), shop());
    expect([
      (await client.read(request('ad_spend'))).source,
      (await client.read(request('orders'))).source,
    ]).toEqual(['ads', 'shop']);
  });

  test('a measure in several sources is an error that names them, unless one is chosen', async () => {
    const client = clientOf(ads(), new TestSource('google'));
    await expect(client.read(request('cpc'))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [KpiError: KPI "cpc": measure "clicks" is in several sources: "ads" and "google".
      Name one of them as the source, or add them up: measures: { clicks: ["ads", "google"] }.]
    `);
    expect((await client.read(request('cpc', { source: 'google' }))).source).toBe('google');
  });

  test('measures of several sources are added up in each of them and meet by bucket and shared dimensions', async () => {
    const google = () =>
      new TestSource('google', [
        { day: '2026-01-06', channel: 'search', cost: 10 },
        { day: '2026-01-07', channel: 'social', cost: 30 },
      ]);
    const crm = () =>
      new TestSource('crm', [
        { day: '2026-01-06', channel: 'search', revenue: 40 },
        { day: '2026-01-07', channel: 'social', revenue: 30 },
        { day: '2026-01-07', channel: 'email', revenue: 50 },
      ]);
    const client = clientOf(google(), crm());
    const reading = await client.read(request('roas', { by: 'channel', grain: 'day' }));
    expect(reading).toMatchObject({ value: 120 / 40, source: 'google + crm' });
    expect(reading.series!.map(({ value }) => value)).toEqual([4, 80 / 30, null, null, null]);
    expect(reading.groups!.map(({ key, value }) => [key['channel'], value])).toEqual([
      ['search', 4],
      ['social', 1],
      ['email', null],
    ]);
  });

  test('a filter or breakdown that one of several sources lacks is an error that names it', async () => {
    const client = clientOf(ads(), shop());
    const reads = [{ by: 'channel' }, { where: 'channel=search' }];
    for (const more of reads) {
      await expect(client.read(request('roas', more))).rejects.toMatchObject({
        code: 'unknown_dimension',
        message: 'Source "shop" has no dimension "channel".\nIt has no dimensions.',
      });
    }
  });

  test('totals of all times are not divided by those of a period', async () => {
    const client = clientOf(ads(), new TestSource('crm', [{ revenue: 30 }]));
    await expect(client.read(request('roas'))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [KpiError: Source "crm" has no dates, and "ads" has.
      They cannot be read together: map a date column in "crm".]
    `);
  });

  test('a measure that is blended is added up over its sources', async () => {
    const meta = new TestSource('meta', [{ day: '2026-01-06', cost: 5, clicks: 1 }]);
    const sources = { ads: ads(), meta };
    const client = createClient({
      sources,
      timeZone: 'UTC',
      now,
      measures: { cost: ['ads', 'meta'], clicks: ['ads', 'meta'] },
    });
    expect((await client.read(request('ad_spend'))).value).toBe(245 + 5);
    expect((await client.read(request('cpc'))).value).toBeCloseTo(250 / 61, 12);
  });

  test('a distinct count is never added up over sources', async () => {
    const visits = () =>
      inlineSource({
        rows: [{ day: '2026-01-06', id: 'a' }],
        date: 'day',
        measures: 'visitors:distinct(id)',
      });
    const client = createClient({
      sources: { web: visits(), app: visits() },
      timeZone: 'UTC',
      now,
      measures: { visitors: ['web', 'app'] },
    });
    await expect(client.read(request('visitors'))).rejects.toMatchObject({
      message: expect.stringContaining('"visitors" is a distinct count'),
    });
  });

  test('a source that is not there is named with the nearest one', async () => {
    await expect(clientOf(ads(), shop()).read(request('cpc', { source: 'shopp' }))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [KpiError: There is no source "shopp".
      Did you mean "shop"?]
    `);
  });

  test('a name is given once', () => {
    const client = clientOf(ads());
    expect(() => client.addSource('ads', ads())).toThrowErrorMatchingInlineSnapshot(`
      [KpiError: There is already a source "ads".
      Give this one another name.]
    `);
  });
});

describe('a client that inherits', () => {
  test('has the sources and settings of the outer one, and hides measures that it has itself', async () => {
    const outer = createClient({
      sources: {
        ads: new TestSource('ads'),
        shop: new TestSource('shop', [{ day: '2026-01-06', orders: 3 }]),
      },
      currency: 'EUR',
      timeZone: 'UTC',
      now,
    });
    const inner = createClient({ sources: { google: new TestSource('google') }, inherit: outer });
    const spend = await inner.read(request('ad_spend'));
    expect([spend.source, spend.currency]).toEqual(['google', 'EUR']);
    expect((await inner.read(request('orders'))).source).toBe('shop');
    expect((await outer.read(request('ad_spend'))).source).toBe('ads');
  });

  test('shares what the outer one knows, and leaves it alone when it ends', async () => {
    const source = new TestSource('ads');
    const outer = clientOf(source);
    const inner = createClient({ inherit: outer });
    const card = record(outer, request('ad_spend'));
    await card.until('ready');
    expect(record(inner, request('ad_spend')).statuses()).toEqual(['ready']);
    inner.dispose();
    expect((await outer.read(request('clicks'))).value).toBeGreaterThan(0);
  });

  test('hears of sources that come to the outer one', async () => {
    const outer = createClient({ timeZone: 'UTC', now });
    const inner = createClient({ inherit: outer });
    const card = record(inner, request('ad_spend'));
    outer.addSource('ads', new TestSource('ads'));
    expect(readingsOf(await card.until('ready'))[0]!.source).toBe('ads');
  });
});

test('whatever comes and goes in whatever order, those who stay see the right number', async () => {
  const step = fc.constantFrom('watch', 'stop', 'refresh', 'tick', 'fail', 'heal');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const source = new TestSource('ads');
      const client = clientOf(source);
      const cards: ReturnType<typeof record>[] = [];
      for (const [i, name] of steps.entries()) {
        if (name === 'watch') cards.push(record(client, request(i % 2 ? 'ad_spend' : 'clicks')));
        else if (name === 'stop') cards.shift()?.stop();
        else if (name === 'refresh') client.refresh();
        else if (name === 'tick') await aMoment();
        else source.error = name === 'fail' ? new Error('out of order') : undefined;
      }
      source.error = undefined;
      await aMoment();
      client.refresh();
      for (const { states } of cards) {
        await expect.poll(() => states.at(-1)!.status).toBe('ready');
        expect([245, 60]).toContain(readingsOf(states.at(-1)!)[0]!.value);
      }
      client.dispose();
    }),
    { numRuns: 30 },
  );
});
