// @ts-check
import { aggregate, catalog, createFrame, defaultCalendar, fromDay, read, toDay } from '@kpi-elements/core';
import { compare } from './compare.mjs';

const DAYS = 365;
const CHANNELS = ['search', 'social', 'display', 'email', 'video', 'affiliate', 'organic', 'direct'];
const MEASURES = ['cost', 'clicks', 'impressions', 'revenue'];
const first = toDay('2025-01-01');

/** @param {number} length */
function makeRows(length) {
  const days = new Int32Array(length);
  const codes = new Uint32Array(length);
  const columns = MEASURES.map(() => new Float64Array(length));
  let seed = 1;
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    days[i] = first + (seed % DAYS);
    codes[i] = (seed >>> 9) % CHANNELS.length;
    columns.forEach((column, c) => (column[i] = ((seed >>> (c + 3)) % 10_000) / 100));
  }
  return { length, days, codes, columns };
}

/** @param {ReturnType<typeof makeRows>} rows @param {number} [scale] */
function asDataset({ length, days, codes, columns }, scale) {
  const amounts = Object.fromEntries(
    MEASURES.map((id, c) => [
      id,
      {
        kind: /** @type {const} */ ('amount'),
        rollUp: /** @type {const} */ ('sum'),
        unit: /** @type {const} */ ('count'),
        values: scale ? columns[c].map((value) => Math.round(value * scale)) : columns[c],
        ...(scale && { scale }),
      },
    ]),
  );
  return {
    length,
    nativeGrain: /** @type {const} */ ('day'),
    time: { kind: /** @type {const} */ ('day'), days },
    keys: { channel: { values: CHANNELS, codes } },
    columns: amounts,
  };
}

/** What one would write by hand for exactly this question: naive sums, no nulls, no dates. @param {ReturnType<typeof makeRows>} rows */
function byHand({ length, days, codes, columns: [cost, clicks, impressions, revenue] }) {
  const groups = DAYS * CHANNELS.length;
  const totals = MEASURES.map(() => new Float64Array(groups));
  const [a, b, c, d] = totals;
  for (let i = 0; i < length; i++) {
    const group = (days[i] - first) * CHANNELS.length + codes[i];
    a[group] += cost[i];
    b[group] += clicks[i];
    c[group] += impressions[i];
    d[group] += revenue[i];
  }
  const kpis = Array.from({ length: 4 }, () => new Float64Array(groups));
  for (let g = 0; g < groups; g++) {
    kpis[0][g] = a[g] / b[g];
    kpis[1][g] = (a[g] / c[g]) * 1000;
    kpis[2][g] = b[g] / c[g];
    kpis[3][g] = d[g] / a[g];
  }
  return kpis;
}

const kpis = ['cpc', 'cpm', 'ctr', 'roas'].map((id) =>
  catalog.compile(catalog.get(/** @type {'cpc'} */ (id))),
);
const slice = {
  measures: MEASURES,
  range: /** @type {[string, string]} */ ([fromDay(first), fromDay(first + DAYS)]),
  grain: /** @type {const} */ ('day'),
  by: ['channel'],
  where: [],
};

/** @param {ReturnType<typeof asDataset>} dataset */
function rollUpAndEvaluate(dataset) {
  const table = aggregate(dataset, slice, defaultCalendar);
  const columns = Object.fromEntries(Object.entries(table.columns).map(([id, { values }]) => [id, values]));
  return kpis.map((formula) => formula.evaluateColumns(columns, table.length));
}

export function bench() {
  const rows = makeRows(1_000_000);
  const dataset = asDataset(rows);
  const cents = asDataset(rows, 100);
  compare('1e6 rows → 365 days × 8 channels + 4 KPIs, columns', {
    'by hand': () => byHand(rows),
    'compensated sums': () => rollUpAndEvaluate(dataset),
    'minor units': () => rollUpAndEvaluate(cents),
  });

  const objects = Array.from({ length: 1_000_000 }, (_, i) => ({
    date: fromDay(rows.days[i]),
    channel: CHANNELS[rows.codes[i]],
    ...Object.fromEntries(MEASURES.map((id, c) => [id, rows.columns[c][i]])),
  }));
  compare('the same from 1e6 objects', {
    'by hand': () => byHandFromObjects(objects),
    createFrame: () => createFrame(objects),
  });

  const frame = createFrame(objects);
  compare('read 20 KPIs with comparison and series from a frame of days', {
    read: () => {
      for (let i = 0; i < 20; i++)
        read('cpc', frame, { period: '2025-06', compare: 'previous_period', grain: 'day' });
    },
  });
  for (const length of [1e5, 1e6, 1e7]) {
    const grown = asDataset(makeRows(length));
    compare(`growth: ${length} rows`, { aggregate: () => rollUpAndEvaluate(grown) });
  }
}

/** @param {readonly Record<string, string | number>[]} objects */
function byHandFromObjects(objects) {
  const groups = new Map();
  for (const { date, channel, cost, clicks, impressions, revenue } of objects) {
    let ofDate = groups.get(date);
    if (!ofDate) groups.set(date, (ofDate = new Map()));
    let totals = ofDate.get(channel);
    if (!totals) ofDate.set(channel, (totals = { cost: 0, clicks: 0, impressions: 0, revenue: 0 }));
    totals.cost += cost;
    totals.clicks += clicks;
    totals.impressions += impressions;
    totals.revenue += revenue;
  }
  return groups;
}
