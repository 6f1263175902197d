import { createDataset, type Dataset, defineMeasures, keyColumn } from '@kpi-elements/core';
import { clockAt, type SourceRow } from '../../packages/core/src/testing/reference-executor.ts';
import { Random } from '../../packages/sdk/src/testing/random.ts';

/** One row of the proof: an instant, members, amounts. */
export interface ProofRow {
  readonly at: number;
  readonly channel: string | null;
  readonly country: string | null;
  readonly currency: string;
  readonly cost: number | null;
  readonly clicks: number | null;
  readonly followers: number | null;
  readonly customers_start: number | null;
  readonly lifespan: number | null;
  readonly rating: number | null;
  readonly visitors: string | null;
}

/** Every roll-up rule. */
export const definitions = defineMeasures({
  cost: { name: 'Cost', unit: 'money' },
  clicks: { name: 'Clicks' },
  followers: { name: 'Followers', rollUp: 'last' },
  customers_start: { name: 'Customers', rollUp: 'first' },
  lifespan: { name: 'Lifespan', unit: 'number', rollUp: { mean: 'clicks' } },
  rating: { name: 'Rating', unit: 'score', rollUp: { mean: '1' } },
  visitors: { name: 'Visitors', rollUp: 'distinct' },
});
export const measures = Object.keys(definitions) as (keyof typeof definitions)[];
export const dimensions = ['channel', 'country', 'currency'] as const;

/** Days with clock changes in New York, the day that Apia left out, and a year with every week and quarter. */
const SPANS = [
  ['2011-12-20', '2012-01-10', 0.06],
  ['2025-03-05', '2025-03-13', 0.08],
  ['2025-10-30', '2025-11-05', 0.06],
  ['2024-12-20', '2026-01-10', 0.8],
] as const;
const MINUTE = 60_000;

export function makeRows(length: number): ProofRow[] {
  const random = new Random(length);
  const channels = ['search', 'social', 'email', "o'neil; DROP TABLE", 'видео', null];
  const countries = ['DE', 'FR', 'US', null];
  const or = <T>(value: T, empty: number) => (random.next() < empty ? null : value);
  return Array.from({ length }, () => {
    let share = random.next();
    const [from, to] = SPANS.find(([, , part]) => (share -= part) < 0) ?? SPANS[3];
    const start = Date.parse(from);
    return {
      at: start + random.below((Date.parse(to) - start) / MINUTE) * MINUTE,
      channel: random.pick(channels),
      country: random.pick(countries),
      currency: random.next() < 0.7 ? 'EUR' : 'USD',
      cost: or(random.below(100_000) / 100 - 50, 0.1),
      clicks: or(random.below(500), 0.1),
      followers: or(random.below(10_000), 0.3),
      customers_start: or(random.below(1_000), 0.3),
      lifespan: or(random.below(1_000) / 100, 0.2),
      rating: or(1 + random.below(5), 0.5),
      visitors: or(`v${random.below(Math.max(length / 20, 10))}`, 0.2),
    };
  });
}

/** The rows as core takes them: by the day in UTC, or by the instant. */
export function asDataset(rows: readonly ProofRow[], kind: 'day' | 'instant'): Dataset {
  const { visitors: _, ...amounts } = definitions;
  const columns = Object.fromEntries(
    [...dimensions, ...measures]
      .filter((name) => name !== 'visitors')
      .map((name) => [name, rows.map((row) => row[name])]),
  );
  const date = rows.map(({ at }) => (kind === 'day' ? dayOf(at) : new Date(at)));
  const dataset = createDataset({ ...columns, date }, { date: 'date', dimensions, measures: amounts });
  const visitors = {
    kind: 'identity',
    unit: 'count',
    ...keyColumn(rows.map((row) => row.visitors)),
  } as const;
  return { ...dataset, columns: { ...dataset.columns, visitors } };
}

const clocks = new Map<string, ReturnType<typeof clockAt>>();

/** The rows as the oracle takes them: with what a clock in the zone showed. */
export function asSourceRows(
  rows: readonly ProofRow[],
  kind: 'day' | 'instant',
  timeZone: string,
): SourceRow[] {
  return rows.map(({ at, ...row }) => {
    if (kind === 'day') return { ...row, date: dayOf(at) };
    // The zones of the proof are ahead by half hours.
    const half = Math.floor(at / (30 * MINUTE)) * 30 * MINUTE;
    const key = `${half} ${timeZone}`;
    let clock = clocks.get(key);
    if (!clock) clocks.set(key, (clock = clockAt(new Date(half).toISOString(), timeZone)));
    return { ...row, ...clock };
  });
}

/** The rows as a file. */
export function asCsv(rows: readonly ProofRow[]): string {
  const cell = (value: string | number | null) =>
    typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : (value ?? '');
  const lines = rows.map(({ at, ...row }) =>
    [
      new Date(at).toISOString(),
      dayOf(at),
      ...[...dimensions, ...measures].map((name) => cell(row[name])),
    ].join(','),
  );
  return [['at', 'day', ...dimensions, ...measures].join(','), ...lines].join('\n');
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
