import { catalog, defaultCalendar, type Query, type ReadingRequest } from '@kpi-elements/core';
import { createClient } from '../src/client.ts';
import { batchSlices } from '../src/client/batch.ts';
import { ClientEvents } from '../src/client/events.ts';
import { Planner } from '../src/client/planner.ts';
import { SourceFeed } from '../src/client/source-feed.ts';
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

const ROUNDS = 60;
const WARM_UP = 10;

/** What 1,000 cards of 20 KPIs ask, each with an object of its own. */
function requests(): ReadingRequest[] {
  return Array.from({ length: 1000 }, (_, i) => ({
    kpi: KPIS[i % KPIS.length]!.id,
    period: 'last_30_days',
    compare: 'previous_period',
    grain: 'day' as const,
  }));
}

/** Answers never, and tells what it was asked. */
function silentSource(sent: (query: Query) => void): Source {
  return {
    name: 'ads',
    describe: async () => ({ name: 'ads', measures: MEASURES, dimensions: [], timeless: false }),
    fetch: (query) => {
      sent(query);
      return new Promise(() => {});
    },
  };
}

export async function bench(): Promise<void> {
  const [planning, watching]: [number[], number[]] = [[], []];
  let slices = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const asked = requests();
    planning.push(await planAndMerge(asked));
    const [milliseconds, query] = await watchUntilSent(asked);
    watching.push(milliseconds);
    slices = query.slices.length;
  }
  console.log(`1,000 requests of ${KPIS.length} KPIs become one query of ${slices} slices`);
  console.log(`  planned and merged           ${median(planning)} ms (at most 5)`);
  console.log(`  watched, planned and sent    ${median(watching)} ms`);
}

async function planAndMerge(asked: readonly ReadingRequest[]): Promise<number> {
  const feed = new SourceFeed(
    'ads',
    silentSource(() => {}),
    {
      events: new ClientEvents(),
      timeout: 60,
      freshFor: 300,
      refreshEvery: 0,
      additive: () => true,
      changed: () => {},
      due: () => {},
    },
  );
  await new Promise((resolve) => setTimeout(resolve));
  const now = new Date();
  const before = performance.now();
  const planner = new Planner({
    catalog,
    contextOf: () => ({ ...defaultCalendar, catalog, now }),
    blend: {},
    levels: () => [[feed]],
  });
  const wanted = new Set(asked.map((request) => planner.plan(request)));
  const slices = [...wanted].flatMap((planned) => planned.slices);
  batchSlices(
    slices.map((slice) => ({ calendar: defaultCalendar, slice })),
    () => true,
  );
  const milliseconds = performance.now() - before;
  feed.close();
  return milliseconds;
}

async function watchUntilSent(asked: readonly ReadingRequest[]): Promise<[number, Query]> {
  let sent: (query: Query) => void = () => {};
  const query = new Promise<Query>((resolve) => (sent = resolve));
  const client = createClient({ sources: { ads: silentSource(sent) }, timeZone: 'UTC' });
  await new Promise((resolve) => setTimeout(resolve));
  const before = performance.now();
  for (const request of asked) client.watch([request], () => {});
  const answer = await query;
  const milliseconds = performance.now() - before;
  client.dispose();
  return [milliseconds, answer];
}

function median(times: readonly number[]): string {
  const warm = times.slice(WARM_UP).toSorted((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)]!.toFixed(1).padStart(6);
}
