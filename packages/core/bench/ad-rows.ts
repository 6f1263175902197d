import {
  aggregate,
  catalog,
  defaultCalendar,
  fromDay,
  toDay,
  type Dataset,
  type Slice,
} from '@kpi-elements/core';

const DAYS = 365;
export const CHANNELS = ['search', 'social', 'display', 'email', 'video', 'affiliate', 'organic', 'direct'];
const MEASURES = ['cost', 'clicks', 'impressions', 'revenue'] as const;
const first = toDay('2025-01-01');

/** Rows of an ad account, as columns. */
export interface Rows {
  readonly length: number;
  readonly days: Int32Array;
  readonly codes: Uint32Array;
  readonly columns: Readonly<Record<(typeof MEASURES)[number], Float64Array>>;
}

/** Rows that are the same on every run. */
export function makeRows(length: number): Rows {
  const days = new Int32Array(length);
  const codes = new Uint32Array(length);
  const column = () => new Float64Array(length);
  const columns = { cost: column(), clicks: column(), impressions: column(), revenue: column() };
  let seed = 1;
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    days[i] = first + (seed % DAYS);
    codes[i] = (seed >>> 9) % CHANNELS.length;
    MEASURES.forEach((id, c) => (columns[id][i] = ((seed >>> (c + 3)) % 10_000) / 100));
  }
  return { length, days, codes, columns };
}

/** The rows as core takes them; with a scale, amounts are integer minor units. */
export function asDataset({ length, days, codes, columns }: Rows, scale?: number): Dataset {
  const amount = (values: Float64Array) => ({
    kind: 'amount' as const,
    rollUp: 'sum' as const,
    unit: 'count' as const,
    values: scale === undefined ? values : values.map((value) => Math.round(value * scale)),
    ...(scale !== undefined && { scale }),
  });
  return {
    length,
    nativeGrain: 'day',
    time: { kind: 'day', days },
    keys: { channel: { values: CHANNELS, codes } },
    columns: Object.fromEntries(MEASURES.map((id) => [id, amount(columns[id])])),
  };
}

/** What one would write by hand for exactly this question: naive sums, no empty cells, no filter. */
export function byHand({
  length,
  days,
  codes,
  columns: { cost, clicks, impressions, revenue },
}: Rows): Float64Array[] {
  const groups = DAYS * CHANNELS.length;
  const [a, b, c, d] = [0, 1, 2, 3].map(() => new Float64Array(groups)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < length; i++) {
    const group = (days[i]! - first) * CHANNELS.length + codes[i]!;
    a[group]! += cost[i]!;
    b[group]! += clicks[i]!;
    c[group]! += impressions[i]!;
    d[group]! += revenue[i]!;
  }
  const cpc = a.map((value, g) => value / b[g]!);
  const cpm = a.map((value, g) => (value / c[g]!) * 1000);
  const ctr = b.map((value, g) => value / c[g]!);
  const roas = d.map((value, g) => value / a[g]!);
  return [cpc, cpm, ctr, roas];
}

const formulas = (['cpc', 'cpm', 'ctr', 'roas'] as const).map((id) => catalog.compile(catalog.get(id)));
const slice: Slice = {
  measures: MEASURES,
  range: [fromDay(first), fromDay(first + DAYS)],
  grain: 'day',
  by: ['channel'],
  where: [],
};

/** The same question put to core. */
export function rollUpAndEvaluate(dataset: Dataset): Float64Array[] {
  const table = aggregate(dataset, slice, defaultCalendar);
  const columns = Object.fromEntries(Object.entries(table.columns).map(([id, { values }]) => [id, values]));
  return formulas.map((formula) => formula.evaluateColumns(columns, table.length));
}

/** One row as an object: what JSON brings. */
export type PlainRow = Readonly<Record<(typeof MEASURES)[number], number>> & {
  readonly date: string;
  readonly channel: string;
};

/** The rows one by one. */
export function asObjects(rows: Rows): PlainRow[] {
  return Array.from({ length: rows.length }, (_, i) => ({
    date: fromDay(rows.days[i]!),
    channel: CHANNELS[rows.codes[i]!]!,
    cost: rows.columns.cost[i]!,
    clicks: rows.columns.clicks[i]!,
    impressions: rows.columns.impressions[i]!,
    revenue: rows.columns.revenue[i]!,
  }));
}

/** What one would write by hand to add objects up. */
export function byHandFromObjects(
  rows: readonly PlainRow[],
): Map<string, Map<string, Record<string, number>>> {
  const groups = new Map<string, Map<string, Record<string, number>>>();
  for (const { date, channel, cost, clicks, impressions, revenue } of rows) {
    let ofDate = groups.get(date);
    if (!ofDate) groups.set(date, (ofDate = new Map()));
    const totals = ofDate.get(channel);
    if (!totals) ofDate.set(channel, { cost, clicks, impressions, revenue });
    else {
      totals['cost']! += cost;
      totals['clicks']! += clicks;
      totals['impressions']! += impressions;
      totals['revenue']! += revenue;
    }
  }
  return groups;
}
