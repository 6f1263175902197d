import { Sums } from '../src/frame/sums.ts';
import {
  aggregate,
  catalog,
  createRollUp,
  defaultCalendar,
  fromDay,
  toDay,
  type Dataset,
  type RunningRollUp,
  type Slice,
  type Table,
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

/** Some of the rows. */
export function someRows({ days, codes, columns }: Rows, from: number, length: number): Rows {
  const part = (values: Float64Array) => values.slice(from, from + length);
  const { cost, clicks, impressions, revenue } = columns;
  return {
    length,
    days: days.slice(from, from + length),
    codes: codes.slice(from, from + length),
    columns: {
      cost: part(cost),
      clicks: part(clicks),
      impressions: part(impressions),
      revenue: part(revenue),
    },
  };
}

/** By measure: a total for each day and channel. */
export type Totals = Readonly<Record<(typeof MEASURES)[number], Float64Array>>;

/** Totals before there are rows. */
export function noTotals(): Totals {
  const column = () => new Float64Array(DAYS * CHANNELS.length);
  return { cost: column(), clicks: column(), impressions: column(), revenue: column() };
}

/** What one would write by hand for exactly this question: naive sums in place, no empty cells, no filter. */
export function addByHand(totals: Totals, { length, days, codes, columns }: Rows): void {
  const { cost, clicks, impressions, revenue } = columns;
  const [a, b, c, d] = [totals.cost, totals.clicks, totals.impressions, totals.revenue];
  for (let i = 0; i < length; i++) {
    const group = (days[i]! - first) * CHANNELS.length + codes[i]!;
    a[group]! += cost[i]!;
    b[group]! += clicks[i]!;
    c[group]! += impressions[i]!;
    d[group]! += revenue[i]!;
  }
}

/** The totals by hand, and the KPIs made of them. */
export function byHand(rows: Rows): Float64Array[] {
  const totals = noTotals();
  addByHand(totals, rows);
  const { cost, clicks, impressions, revenue } = totals;
  const cpc = cost.map((value, g) => value / clicks[g]!);
  const cpm = cost.map((value, g) => (value / impressions[g]!) * 1000);
  const ctr = clicks.map((value, g) => value / impressions[g]!);
  const roas = revenue.map((value, g) => value / cost[g]!);
  return [cpc, cpm, ctr, roas];
}

/** The group of each row, day by channel; −1 outside of the year. */
export function groupsByHand({ length, days, codes }: Rows): Int32Array {
  return Int32Array.from({ length }, (_, i) => {
    const day = days[i]! - first;
    return day >= 0 && day < DAYS ? day * CHANNELS.length + codes[i]! : -1;
  });
}

/** Naive sums of one column whose groups are known; empty cells are skipped. */
export function addNaively(groups: Int32Array, cells: Float64Array): Float64Array {
  const sums = new Float64Array(DAYS * CHANNELS.length);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const cell = cells[i]!;
    if (group >= 0 && cell === cell) sums[group]! += cell;
  }
  return sums;
}

const nothingElse = {
  native: () => new Int32Array(),
  members: () => new Int32Array(),
  firstNative: new Int32Array(),
  width: 1,
};

/** The same as a roll-up adds: compensated, or integers of minor units. */
export function addAsRollUp(groups: Int32Array, cells: Float64Array, integers: boolean): Float64Array {
  const length = DAYS * CHANNELS.length;
  const sums = new Sums(integers);
  sums.add(cells, { ...nothingElse, groups, length });
  return sums.values(length);
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
export function rollUp(dataset: Dataset): Table {
  return aggregate(dataset, slice, defaultCalendar);
}

/** The same, and the KPIs made of it. */
export function rollUpAndEvaluate(dataset: Dataset): Float64Array[] {
  const table = rollUp(dataset);
  const columns = Object.fromEntries(Object.entries(table.columns).map(([id, { values }]) => [id, values]));
  return formulas.map((formula) => formula.evaluateColumns(columns, table.length));
}

/** The same, to which rows can be added. */
export function startRollUp(dataset: Dataset): RunningRollUp {
  return createRollUp(dataset, slice, defaultCalendar);
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
