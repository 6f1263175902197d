import { defaultCalendar, type Query, toDay } from '@kpi-elements/core';
import { streamSource } from '../src/sources/stream.ts';
import type { StreamRow } from '../src/stream/stream-message.ts';

const ROWS = 90_000;
const MOST = 100_000;
const ROUNDS = 15;
const FIRST = toDay('2026-01-01');
const CHANNELS = ['search', 'social', 'display', 'email', 'video', 'affiliate', 'organic', 'direct'];

/** What an answer costs when so many rows have come since the last one, and when old ones have to go. */
export async function bench(): Promise<void> {
  console.log(`\n6 slices over ${ROWS} rows, CPU time from new rows to tables, median of ${ROUNDS}`);
  for (const news of [1, 100, 1000]) await benchNews(`${news} more`, ROWS, news);
  await benchNews(`100 more, at most ${MOST} rows`, MOST, 100);
  await benchNews('100 rows again', ROWS, 100, ['id']);
}

async function benchNews(title: string, length: number, news: number, key?: readonly string[]) {
  const { fetch, send } = stream();
  const source = streamSource({
    name: 'orders',
    url: 'https://shop.example/live',
    fetch,
    initial: rows(0, length),
    date: 'time',
    measures: { revenue: 'amount', orders: 'rows()', visitors: 'distinct(user)' },
    dimensions: ['channel'],
    ...(key && { key }),
  });
  let heard = () => {};
  const stop = source.listen!(() => heard());
  const ask = () => source.fetch(query, { signal: new AbortController().signal });
  const first = await cpuOf(ask);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const told = new Promise<void>((resolve) => (heard = resolve));
    send(rows(key ? 0 : length + round * news, news));
    await told;
    times.push(await cpuOf(ask));
  }
  stop();
  const sorted = times.toSorted((a, b) => a - b);
  const text = (time: number) => `${time.toFixed(1).padStart(8)} ms`;
  console.log(
    `  ${title.padEnd(28)} first ${text(first)}  then ${text(sorted[ROUNDS >> 1]!)}  at most ${text(sorted.at(-1)!)}`,
  );
}

const query: Query = {
  version: 1,
  ...defaultCalendar,
  slices: (['2026-02-01', '2026-03-01'] as const).flatMap((to) => {
    const slice = { measures: ['orders', 'revenue'], range: ['2026-01-01', to], by: [], where: [] } as const;
    return [
      { ...slice, measures: ['orders', 'revenue', 'visitors'], grain: 'total' } as const,
      { ...slice, grain: 'day' } as const,
      { ...slice, grain: 'day', by: ['channel'] } as const,
    ];
  }),
};

function rows(from: number, length: number): StreamRow[] {
  return Array.from({ length }, (_, i) => {
    const id = from + i;
    const seed = (Math.imul(id + 1, 2_654_435_761) >>> 0) % 1_000_003;
    return {
      id,
      time: new Date(86_400_000 * FIRST + 43_200 * id).toISOString(),
      channel: CHANNELS[seed % 8],
      amount: (seed % 10_000) / 100,
      user: `u${seed % 5000}`,
    };
  });
}

/** A connection whose server is in this process. */
function stream() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  const encoder = new TextEncoder();
  return {
    fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    send: (message: unknown) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(message)}\n\n`)),
  };
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
