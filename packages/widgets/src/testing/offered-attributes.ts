import type { Offered } from './attribute-history.ts';
import { stageReadings } from './stages.ts';
import { tellingReading } from './telling-reading.ts';

const asking: Offered = {
  kpi: ['ctr', 'revenue'],
  formula: ['clicks / cost', 'cost'],
  unit: ['money', 'percent'],
  better: ['higher', 'lower'],
  label: ['Mine', 'Ours'],
  period: ['2026-07', 'last_year'],
  compare: ['previous_period', 'previous_year 2025'],
  where: ['channel=search', 'country!=DE'],
  grain: ['week', 'month'],
  target: ['5', 'five'],
  locale: ['de', 'zh-CN'],
  selectable: [''],
  select: ['filter'],
  'without-export': [''],
  'without-change': [''],
};

const one: Offered = {
  ...asking,
  value: ['4.2', 'four', ''],
  previous: ['3.9', '0'],
  currency: ['USD', 'JPY'],
  'without-math': [''],
  'without-target': [''],
};

/** What each element is given in turn: things that can be read, and some that cannot. */
export const offered = {
  'kpi-card': {
    ...one,
    layout: ['row', 'big'],
    series: ['[3, null, 4]', '[2, 1', '{}'],
    reading: [JSON.stringify(tellingReading({ kpi: 'roas', period: '2026' })), '{'],
    'without-benchmark': [''],
    'without-sparkline': [''],
  },
  'kpi-gauge': {
    ...one,
    layout: ['half', 'linear'],
    min: ['-1', '3'],
    max: ['10', 'ten'],
    ranges: ['[{"to":3,"name":"low","verdict":"worse"},{"to":6,"name":"high"}]', '[]', '{"to":3}'],
  },
  'kpi-funnel': {
    ...asking,
    stages: ['roas ctr', 'clicks'],
    readings: [JSON.stringify(stageReadings([100, 50], [90, 60])), '['],
  },
  'kpi-controls': {
    periods: ['last_week last_year', '2026-07'],
    compares: ['none previous_year', 'previous_period'],
    dimensions: ['channel=search,social country=DE', 'country=DE,FR', 'channel="'],
    kpi: ['roas'],
    locale: ['de', 'zh-CN'],
    'without-period': [''],
    'without-dates': [''],
    'without-compare': [''],
  },
  'kpi-scope': {
    period: ['2026-07', 'last_year'],
    compare: ['previous_period', 'none'],
    where: ['channel=search', 'channel='],
    grain: ['week', 'month'],
    source: ['ads', 'shop'],
    currency: ['USD', 'JPY'],
    locale: ['de', 'zh-CN'],
    'time-zone': ['Asia/Tokyo', 'UTC'],
    'week-start': ['sunday', 'monday'],
    targets: ['{"roas":5}', '{"ctr":0.1}', '{'],
    strings: ['{"export":"Mitnehmen"}', '{"retry":"Nochmal"}', '['],
  },
} satisfies Readonly<Record<string, Offered>>;
