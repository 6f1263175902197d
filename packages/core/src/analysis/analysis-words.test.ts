import { versions } from 'node:process';
import { expect, test } from 'vitest';
import zhCN from '../locales/zh-CN/analysis.ts';
import { catalog } from '../default-catalog.ts';
import { aggregate } from '../frame/aggregate.ts';
import { createDataset } from '../frame/create-dataset.ts';
import { createFrame } from '../frame/create-frame.ts';
import { defineKpis, type Kpi } from '../kpi.ts';
import { read } from '../reading/read.ts';
import { defaultCalendar } from '../time/calendar.ts';
import { fromDay, toDay } from '../time/date.ts';
import type { AnalysisLocale } from './analysis-locale.ts';
import { describeInputs, describeSegments } from './describe-explanation.ts';
import { describeFunnel } from './describe-funnel.ts';
import { describeKeyResult } from './describe-key-result.ts';
import { describeProjection } from './describe-projection.ts';
import { describeUnusual } from './describe-unusual.ts';
import { explainByDimension } from './explain-by-dimension.ts';
import { explainByInputs } from './explain-by-inputs.ts';
import { findUnusual } from './find-unusual.ts';
import { funnel } from './funnel.ts';
import { keyResult } from './key-result.ts';
import { projectTarget } from './project-target.ts';
import { readCohorts } from './read-cohorts.ts';

// The file shows what these versions of Intl's data say; with others it would differ without any fault of ours.
const CLDR = '48.0';

const context = { now: new Date('2026-11-21T12:00:00Z'), currency: 'USD' };
const june = { period: '2026-06', compare: 'previous_period' };

type Amounts = Readonly<Record<string, number | null>>;

function ofMayAndJune(may: Readonly<Record<string, Amounts>>, of: Readonly<Record<string, Amounts>>) {
  const rows = (date: string, channels: Readonly<Record<string, Amounts>>) =>
    Object.entries(channels).map(([channel, amounts]) => ({ date, channel, ...amounts }));
  return createFrame([...rows('2026-05-10', may), ...rows('2026-06-10', of)]);
}

const segmentsOf = (kpi: string, frame: ReturnType<typeof ofMayAndJune>, top?: number) =>
  explainByDimension(read(kpi, frame, { ...june, by: 'channel' }, context), { top });

const inputs = (kpi: string, may: Amounts, of: Amounts) =>
  explainByInputs(read(kpi, ofMayAndJune({ all: may }, { all: of }), june, context));

const treatments = [
  { small: { clicks: 234, impressions: 270 }, large: { clicks: 55, impressions: 80 } },
  { small: { clicks: 81, impressions: 87 }, large: { clicks: 192, impressions: 263 } },
] as const;

const channels = (factor: number) =>
  Object.fromEntries(
    ['search', 'social', 'email', 'display', 'affiliate'].map((name, i) => [
      name,
      { clicks: (40 - i * 6) * factor, impressions: 1000 + i * 500 * factor },
    ]),
  );

/** From May to the 21st of November, by day and its weekday. */
function daily(row: (day: number, weekday: number) => Amounts) {
  const first = toDay('2026-05-01');
  return createFrame(
    Array.from({ length: toDay('2026-11-21') - first + 1 }, (_, i) => ({
      date: fromDay(first + i),
      ...row(first + i, (first + i + 4) % 7),
    })),
  );
}

const wavy = daily((day, weekday) => ({
  revenue: (weekday % 6 === 0 ? 1200 : 3500) * (1 + Math.sin(day * day) / 8),
  cost: 100 + 20 * Math.sin(day * day),
  followers: day - 20_000,
}));
const month = { period: 'this_month', grain: 'day', history: 182 } as const;
const { waste } = defineKpis({
  waste: { name: 'Wasted spend', formula: 'cost', unit: 'money', better: 'lower' },
});
const projected = (kpi: string | Kpi, request: object = {}) =>
  projectTarget(read(kpi, wavy, { ...month, ...request }, context));

const spiked = daily((day) => ({ sessions: 1000 + 40 * Math.sin(day * day) + (day % 83 === 0 ? 700 : 0) }));
const sessions = read('sessions', spiked, month, context);
const unusual = findUnusual([...sessions.history!, ...sessions.series!], { grain: 'day' });
const weekly = read('sessions', spiked, { ...month, grain: 'week', history: 20 }, context);
const trailing = findUnusual([...weekly.history!, { ...weekly.series![1]!, value: 3000 }], { grain: 'week' });

function stages(amounts: Amounts) {
  const frame = createFrame([{ date: '2026-06-01', ...amounts }]);
  return funnel(Object.keys(amounts).map((kpi) => read(kpi, frame, { period: '2026-06' }, context)));
}

const cohorts = readCohorts(
  aggregate(
    createDataset([
      { date: '2026-03-02', contact: '2026-03-02', mqls: 100, new_customers: 4 },
      { date: '2026-04-02', contact: '2026-03-02', mqls: null, new_customers: 5 },
      { date: '2026-05-02', contact: '2026-03-02', mqls: null, new_customers: 3 },
    ]),
    {
      measures: ['mqls', 'new_customers'],
      range: ['2026-01-01', '2027-01-01'],
      grain: 'month',
      by: [],
      where: [],
      cohort: { date: 'contact', lag: 'month' },
    },
    defaultCalendar,
  ),
  { entered: 'mqls', reached: 'new_customers', until: '2026-05-31' },
);

const roas = { kpi: catalog.get('roas') };
const progress = (value: number) => keyResult({ baseline: 2.5, target: 4, value, better: 'higher' });

type Say = (locale: string | AnalysisLocale) => string;

const cases: Readonly<Record<string, readonly Say[]>> = {
  'By inputs': [
    inputs('cpa', { cost: 100, new_customers: 10 }, { cost: 150, new_customers: 12 }),
    inputs('roi', { revenue: 900, cost: 300 }, { revenue: 1000, cost: 500 }),
    inputs('cpa', { cost: 100, new_customers: 10 }, { cost: 200, new_customers: 20 }),
    inputs('cpa', { cost: 100, new_customers: 0 }, { cost: 150, new_customers: 12 }),
  ].map((explanation) => (locale) => describeInputs(explanation, locale)),
  'By a dimension': [
    segmentsOf('ctr', ofMayAndJune(channels(1), channels(1.5)), 2),
    segmentsOf('ctr', ofMayAndJune(treatments[0], treatments[1])),
    segmentsOf('ctr', ofMayAndJune(treatments[1], treatments[0])),
    segmentsOf('revenue', ofMayAndJune({ a: { revenue: 100 }, b: { revenue: 50 } }, { a: { revenue: 70 } })),
  ].map((explanation) => (locale) => describeSegments(explanation, locale)),
  Projection: [
    projected('revenue', { target: 100_000 }),
    projected('revenue', { target: 70_000 }),
    projected(waste, { target: 2500 }),
    projected('revenue', { history: 0 }),
    projected('revenue', { period: '2026-10', target: 80_000 }),
    projected('followers', { target: 800 }),
  ].map((projection) => (locale) => describeProjection(projection, locale)),
  'Key results': [3.4, 4.2, 2.3].map((value) => (locale) => describeKeyResult(progress(value), roas, locale)),
  'Unusual values': [
    ...unusual.slice(-1).map(
      (one): Say =>
        (locale) =>
          describeUnusual(one, sessions, locale),
    ),
    ...trailing.slice(-1).map(
      (one): Say =>
        (locale) =>
          describeUnusual(one, weekly, locale),
    ),
  ],
  Funnels: [
    (locale) =>
      describeFunnel(stages({ sessions: 10_000, leads: 500, new_customers: 50 }), undefined, locale),
    (locale) => describeFunnel(stages({ leads: 500, mqls: 100, sqls: 120 }), undefined, locale),
    (locale) => describeFunnel(stages({ mqls: 100, new_customers: 12 }), cohorts, locale),
  ],
};

test.skipIf(versions['cldr'] !== CLDR)(
  `every result reads well in every language (only with the locale data of CLDR ${CLDR})`,
  async () => {
    const text = [
      '# How results of analysis read',
      '',
      `Written by \`analysis-words.test.ts\` with CLDR ${CLDR}, for a person to read.`,
      ...Object.entries(cases).flatMap(([title, sayings]) => [
        '',
        `## ${title}`,
        ...sayings.flatMap((say) => ['', `- ${say('en')}`, `- ${say(zhCN)}`]),
      ]),
      '',
    ].join('\n');
    await expect(text).toMatchFileSnapshot('analysis-words.snapshot.md');
  },
);
