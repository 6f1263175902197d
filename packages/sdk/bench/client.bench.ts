import { catalog, type Query, type ReadingRequest } from '@kpi-elements/core';
import { createClient } from '../src/client.ts';
import type { Source } from '../src/source.ts';

const MEASURES = [
  'cost',
  'clicks',
  'impressions',
  'conversions',
  'conversion_value',
  'revenue',
  'orders',
  'sessions',
];

const KPIS = catalog
  .all()
  .filter((kpi) => catalog.compile(kpi).measures.every((measure) => MEASURES.includes(measure)))
  .slice(0, 20);

const requests: ReadingRequest[] = Array.from({ length: 1000 }, (_, i) => ({
  kpi: KPIS[i % KPIS.length]!.id,
  period: 'last_30_days',
  compare: 'previous_period',
  grain: 'day',
}));

/** From the first `watch` to the query that the source is sent: 1,000 cards of 20 KPIs. */
export async function bench(): Promise<void> {
  const rounds: number[] = [];
  let query: Query | undefined;
  for (let round = 0; round < 40; round++) {
    const sent = gate();
    const source: Source = {
      name: 'ads',
      describe: async () => ({ name: 'ads', measures: MEASURES, dimensions: [], timeless: false }),
      fetch: (asked) => {
        sent.resolve(asked);
        return new Promise(() => {});
      },
    };
    const client = createClient({ sources: { ads: source }, timeZone: 'UTC' });
    await new Promise((resolve) => setTimeout(resolve));
    const before = process.cpuUsage();
    for (const request of requests) client.watch([{ ...request }], () => {});
    query = await sent.promise;
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000);
    client.dispose();
  }
  const median = rounds.slice(10).toSorted((a, b) => a - b)[15]!;
  console.log(
    `1,000 requests of ${KPIS.length} KPIs, planned and merged: CPU ${median.toFixed(1)} ms, first ${rounds[0]!.toFixed(1)} ms`,
  );
  console.log(`one query of ${query!.slices.length} slices`);
}

function gate() {
  let resolve: (query: Query) => void = () => {};
  const promise = new Promise<Query>((settle) => (resolve = settle));
  return { promise, resolve };
}
