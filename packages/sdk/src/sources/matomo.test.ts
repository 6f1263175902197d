import { defineMeasures } from '@kpi-elements/core';
import { afterEach, describe, expect, test } from 'vitest';
import { answering, type AnsweringServer } from '../testing/answering-server.ts';
import { ask, totals } from '../testing/ask.ts';
import { conformance } from '../test-kit/conformance.ts';
import { describeFixtures, fixture } from '../testing/fixtures.ts';
import { matomoSource, type MatomoSourceOptions } from './matomo.ts';

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const site = {
  site: 1,
  timeZone: 'UTC',
  report: 'VisitsSummary.get',
  measures: {
    visitors: 'nb_uniq_visitors',
    sessions: 'nb_visits',
    bounced_sessions: 'bounce_count',
    session_duration: 'sum_visit_length',
    bounce_rate: 'bounce_rate',
  },
  definitions: defineMeasures({
    bounce_rate: { name: 'Bounce rate', unit: 'number', rollUp: { mean: 'sessions' } },
  }),
} as const;

/** A source of a server that gives these answers one after another, the last one for ever. */
async function source(answers: readonly unknown[], options: Partial<MatomoSourceOptions> = {}) {
  let next = 0;
  server = await answering(() => JSON.stringify(answers[Math.min(next++, answers.length - 1)]));
  return matomoSource({ ...site, ...options, url: `${server.url}/matomo/` });
}

const fieldsOf = (i: number) => Object.fromEntries(new URLSearchParams(server!.asked[i]!.body));

describeFixtures('matomo', () => {
  const bulk = () => JSON.parse(fixture('matomo/bulk_visits_summary.json')) as unknown[];
  const days = ['2010-03-06', '2010-03-08'] as const;

  test('bulk_visits_summary.json: a day with visits, and one without that is no row of zeros', async () => {
    const matomo = await source([bulk()[0]]);
    const frame = await ask(matomo, { grain: 'day', range: days });
    expect(totals(frame)).toEqual([
      {
        start: '2010-03-06',
        visitors: 1,
        sessions: 2,
        bounced_sessions: 1,
        session_duration: 1622,
        bounce_rate: 0.5,
      },
    ]);
    expect(server!.asked[0]).toMatchObject({ method: 'POST', url: { pathname: '/matomo/index.php' } });
    expect(fieldsOf(0)).toEqual({
      module: 'API',
      method: 'VisitsSummary.get',
      idSite: '1',
      period: 'day',
      date: '2010-03-06,2010-03-07',
      format: 'JSON',
      format_metrics: '0',
      filter_limit: '-1',
      language: 'en',
    });
  });

  test('bulk_visits_summary.json: visits by their duration', async () => {
    const matomo = await source([bulk()[2], {}], {
      measures: ['sessions:nb_visits'].join(' '),
      dimensions: { duration: 'VisitorInterest.getNumberOfVisitsPerVisitDuration' },
    });
    const frame = await ask(matomo, { range: ['2010-03-06', '2010-03-07'], by: ['duration'] });
    expect(totals(frame)).toEqual(
      [
        ['0–10s', 1],
        ['11–30s', 0],
        ['31–60s', 0],
        ['1-2 min', 0],
        ['2-4 min', 0],
        ['4-7 min', 0],
        ['7-10 min', 0],
        ['10-15 min', 0],
        ['15-30 min', 1],
        ['30+ min', 0],
      ].map(([duration, sessions]) => ({ duration, sessions })),
    );
    expect(fieldsOf(0)).toMatchObject({ period: 'day', date: '2010-03-06' });
  });

  test('bulk_visits_summary.json: what is no report is refused by the name of the column', async () => {
    const matomo = await source([bulk()[3]]);
    await expect(ask(matomo, {})).rejects.toThrow(
      'Source "matomo" did not answer a number as "nb_uniq_visitors": a row lacks it.',
    );
  });

  test('pivot_referrers_keywords.json: false is no value, and columns lose their numbers', async () => {
    const matomo = await source([JSON.parse(fixture('matomo/pivot_referrers_keywords.json')), {}], {
      measures: { sessions: 'nb_visits' },
      dimensions: {
        keyword: 'Referrers.getKeywords',
        city: { report: 'UserCountry.getCity', pivot: 'UserCountry.City' },
      },
    });
    const frame = await ask(matomo, { by: ['keyword', 'city'], range: ['2010-03-01', '2010-03-08'] });
    const [melbourne, toronto, yokohama] = [
      'Melbourne, Victoria, Australia',
      'Toronto, Ontario, Canada',
      'Yokohama, Kanagawa, Japan',
    ];
    expect(totals(frame)).toEqual([
      { keyword: 'search term 1', city: yokohama, sessions: 1 },
      { keyword: 'search term 2', city: yokohama, sessions: 2 },
      { keyword: 'search term 3', city: toronto, sessions: 2 },
      { keyword: 'search term 4', city: toronto, sessions: 2 },
      { keyword: 'that search term', city: melbourne, sessions: 2 },
      { keyword: 'this search term', city: yokohama, sessions: 1 },
      { keyword: 'this search term', city: melbourne, sessions: 2 },
    ]);
    expect(fieldsOf(0)).toMatchObject({
      method: 'Referrers.getKeywords',
      period: 'week',
      pivotBy: 'UserCountry.City',
      pivotByColumn: 'nb_visits',
      pivotByColumnLimit: '-1',
    });
  });
});

test.each([
  ['2026-03-02', '2026-03-03', 'day', '2026-03-02'],
  ['2026-03-02', '2026-03-09', 'week', '2026-03-02'],
  ['2026-02-01', '2026-03-01', 'month', '2026-02-01'],
  ['2026-01-01', '2027-01-01', 'year', '2026-01-01'],
  ['2026-03-03', '2026-03-10', 'range', '2026-03-03,2026-03-09'],
  ['2026-01-01', '2026-03-01', 'range', '2026-01-01,2026-02-28'],
])('from %s to %s is a %s of Matomo', async (from, to, period, date) => {
  const matomo = await source([[]], { measures: { sessions: 'nb_visits' } });
  expect(totals(await ask(matomo, { range: [from, to] }))).toEqual([]);
  expect(
    server!.asked.map((_, i) => fieldsOf(i)).find((fields) => fields['period'] === period),
  ).toMatchObject({ date });
});

test('months are those of Matomo where they are whole, and added up from days where they are not', async () => {
  const matomo = await source([{ '2026-02': { nb_visits: '7' }, '2026-03': [] }], {
    measures: { sessions: 'nb_visits' },
  });
  const whole = await ask(matomo, { grain: 'month', range: ['2026-02-01', '2026-04-01'] });
  expect(totals(whole)).toEqual([{ start: '2026-02-01', sessions: 7 }]);
  expect(fieldsOf(0)).toMatchObject({ period: 'month' });
  await server!.close();
  const cut = await source([{ '2026-02-15': { nb_visits: 1 }, '2026-02-16': { nb_visits: 2 } }], {
    measures: { sessions: 'nb_visits' },
  });
  const cutMonth = { grain: 'month', range: ['2026-02-15', '2026-03-01'] } as const;
  const frame = await ask(cut, cutMonth);
  expect(totals(frame)).toEqual([{ start: '2026-02-01', sessions: 3 }]);
  expect(frame.tables[0]!.present).toEqual(Float64Array.of(2));
  expect(fieldsOf(0)).toMatchObject({ period: 'day' });
});

test('filters are segments; a dimension without one cannot filter', async () => {
  const matomo = await source([{}], {
    measures: { sessions: 'nb_visits' },
    dimensions: {
      country: { report: 'UserCountry.getCountry', segment: 'countryCode', member: 'code' },
      channel: 'R.get',
    },
  });
  const where = [
    { dimension: 'country', op: 'in', values: ['de', 'a;b'] },
    { dimension: 'country', op: 'not_in', values: ['fr', null] },
  ] as const;
  await ask(matomo, { grain: 'day', where });
  expect(fieldsOf(0)['segment']).toBe('countryCode==de,countryCode==a%3Bb;countryCode!=fr;countryCode!=');
  const by = { grain: 'day', where: [{ dimension: 'channel', op: 'in', values: ['x'] }] } as const;
  await expect(ask(matomo, by)).rejects.toThrow(
    'Source "matomo" cannot be filtered by "channel": it has no segment.',
  );
  const both = { grain: 'day', by: ['country', 'channel'] } as const;
  await expect(ask(matomo, both)).rejects.toThrow(
    'Source "matomo" cannot be asked by country and channel at once.',
  );
});

test('a refusal with status 200', async () => {
  const matomo = await source([
    { result: 'error', message: 'Unable to authenticate with the provided token.' },
  ]);
  await expect(ask(matomo, {})).rejects.toMatchObject({ code: 'unauthorized', status: 200 });
});

describe('conformance', () => {
  const columns = ['nb_visits', 'revenue', 'nb_uniq_visitors'];
  const checks = conformance({
    measures: ['sessions', 'revenue', 'visitors'],
    dimension: 'channel',
    timeZone: 'Europe/Berlin',
    source: (fetch) =>
      matomoSource({
        url: 'https://matomo.example',
        fetch,
        site: 1,
        timeZone: 'Europe/Berlin',
        measures: { sessions: 'nb_visits', revenue: 'revenue', visitors: 'nb_uniq_visitors' },
        dimensions: { channel: 'Referrers.getReferrerType' },
      }),
    async grouping(request) {
      const fields = new URLSearchParams(await request.text());
      return { byDay: fields.get('period') === 'day', byMember: fields.get('method') !== 'API.get' };
    },
    answer(groups) {
      const tables = new Map<string, unknown>();
      for (const { day = '', member, values } of groups) {
        const row = Object.fromEntries(values.map((value, i) => [columns[i], value ?? false]));
        const list = (tables.get(day) as unknown[] | undefined) ?? [];
        tables.set(day, member === undefined ? row : [...list, { label: member, ...row }]);
      }
      return Response.json(tables.has('') ? tables.get('') : Object.fromEntries(tables));
    },
    refusal: () => Response.json({ result: 'error', message: 'The method is not available.' }),
    incomplete: {
      field: 'nb_visits',
      answer: () => Response.json({ '2026-03-02': [{ label: 'search', revenue: 0, nb_uniq_visitors: 0 }] }),
    },
    flagged: 'never',
    truncated: 'never',
  });
  test.each(checks)('$rule', async ({ run }) => expect(await run()).toBeUndefined());
});
