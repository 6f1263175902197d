import { ExactSums, IntegerSums } from '../src/frame/sums.ts';
import {
  aggregate,
  catalog,
  createRollUp,
  defaultCalendar,
  fromDay,
  keyColumn,
  toDay,
  type AmountColumn,
  type Dataset,
  type KeyColumn,
  type RunningRollUp,
  type Slice,
  type Table,
  type TimeColumn,
} from '@kpi-elements/core';

const DAYS = 365;
export const CHANNELS = ['search', 'social', 'display', 'email', 'video', 'affiliate', 'organic', 'direct'];
const MEASURES = ['cost', 'clicks', 'impressions', 'revenue'] as const;
const first = toDay('2025-01-01');

type DayColumn = Extract<TimeColumn, { kind: 'day' }>;
type Four = [Float64Array, Float64Array, Float64Array, Float64Array];

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

/** The rows as core takes them. */
export function asDataset({ length, days, codes, columns }: Rows): Dataset {
  const amount = (values: Float64Array): AmountColumn => ({
    kind: 'amount',
    rollUp: 'sum',
    unit: 'count',
    values,
  });
  return {
    length,
    nativeGrain: 'day',
    time: { kind: 'day', days },
    keys: { channel: { values: CHANNELS, codes } },
    columns: mapValues(columns, amount),
  };
}

/** The same rows with amounts in integer minor units. */
export function asCents(dataset: Dataset): Dataset {
  return {
    ...dataset,
    columns: mapValues(dataset.columns, (column) => ({
      ...(column as AmountColumn),
      values: (column as AmountColumn).values.map((value) => Math.round(value * 100)),
      scale: 100,
    })),
  };
}

/** The same rows with a dictionary of their own: the members in order of their first row. */
export function asArrived(dataset: Dataset): Dataset {
  const recode = ({ values, codes }: KeyColumn) => keyColumn(Array.from(codes, (code) => values[code]));
  return { ...dataset, keys: mapValues(dataset.keys, recode) };
}

/** The same rows as nobody has seen them yet: nothing can be remembered of them. */
export function asNew(dataset: Dataset): Dataset {
  return { ...dataset, columns: mapValues(dataset.columns, (column) => ({ ...column })) };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
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
type Totals = Readonly<Record<(typeof MEASURES)[number], Float64Array>>;

/** Totals before there are rows. */
function noTotals(): Totals {
  const column = () => new Float64Array(DAYS * CHANNELS.length);
  return { cost: column(), clicks: column(), impressions: column(), revenue: column() };
}

/** What one would write by hand for exactly this question: naive sums in place, no empty cells, no filter. */
function addByHand(totals: Totals, { length, days, codes, columns }: Rows): void {
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

/** Totals kept by hand. */
export interface HandTotals {
  /** Adds rows; the groups that they touch, each once. */
  append(rows: Dataset): Int32Array;
  /** Works the KPIs of some groups out anew. */
  refresh(groups: Int32Array): void;
  /** Totals and KPIs: whoever holds them sees them change. */
  readonly columns: readonly Float64Array[];
}

/**
 * Totals and KPIs as one would keep them by hand for exactly this question. Takes the rows as they arrive, with a
 * dictionary of their own, and touches their groups alone. Naive sums in place: no empty cells, no other way to group,
 * no filter, no coverage.
 */
export function keepByHand(): HandTotals {
  const length = DAYS * CHANNELS.length;
  const numbers = new Map<string | null, number>(CHANNELS.map((channel, number) => [channel, number]));
  const { cost, clicks, impressions, revenue } = noTotals();
  const [cpc, cpm, ctr, roas] = Array.from({ length: 4 }, () => new Float64Array(length).fill(NaN)) as Four;
  const touchedBy = new Int32Array(length);
  const touched = new Int32Array(length);
  let batch = 0;
  return {
    columns: [cost, clicks, impressions, revenue, cpc, cpm, ctr, roas],
    append({ length: rowCount, time, keys, columns }) {
      const { days } = time as DayColumn;
      const { values, codes } = keys['channel']!;
      const channelOf = Int32Array.from(values, (channel) => numbers.get(channel)!);
      const [a, b, c, d] = MEASURES.map((id) => (columns[id] as AmountColumn).values) as Four;
      batch++;
      let count = 0;
      for (let i = 0; i < rowCount; i++) {
        const day = days[i]! - first;
        if (day < 0 || day >= DAYS) continue;
        const group = day * CHANNELS.length + channelOf[codes[i]!]!;
        cost[group]! += a[i]!;
        clicks[group]! += b[i]!;
        impressions[group]! += c[i]!;
        revenue[group]! += d[i]!;
        if (touchedBy[group] === batch) continue;
        touchedBy[group] = batch;
        touched[count++] = group;
      }
      return touched.subarray(0, count);
    },
    refresh(groups) {
      for (let i = 0; i < groups.length; i++) {
        const group = groups[i]!;
        cpc[group] = cost[group]! / clicks[group]!;
        cpm[group] = (cost[group]! / impressions[group]!) * 1000;
        ctr[group] = clicks[group]! / impressions[group]!;
        roas[group] = revenue[group]! / cost[group]!;
      }
    },
  };
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
  const sums = integers ? new IntegerSums() : new ExactSums();
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
function rollUp(dataset: Dataset): Table {
  return aggregate(dataset, slice, defaultCalendar);
}

/** The same, and the KPIs made of it. */
export function rollUpAndEvaluate(dataset: Dataset): Float64Array[] {
  return evaluate(rollUp(dataset));
}

/** The KPIs of all groups. */
export function evaluate(table: Table): Float64Array[] {
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
