import { defaultCalendar, KpiError, type Slice } from '@kpi-elements/core';
import { afterEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import type { Row } from '../mapping/expression.ts';
import type { FetchOptions } from '../source.ts';
import { ask, totals } from '../testing/ask.ts';
import { csvSource } from './csv.ts';

const ROWS = 400_000;
const query = { version: 1, ...defaultCalendar, slices: [] } as const;
const options = {
  date: 'day',
  measures: { cost: 'spend', clicks: 'clicks', orders: 'distinct(buyer)' },
  dimensions: ['campaign'],
} as const;

let url: string | undefined;

/** An address of about 20 MB: every row costs a cent more than the one before. */
function fileUrl(): string {
  url ??= makeFile();
  return url;
}

function makeFile(): string {
  const lines = ['day,campaign,buyer,clicks,spend\n'];
  for (let row = 0; row < ROWS; row++) {
    const day = 1 + (row % 28);
    lines.push(
      `2026-01-${String(day).padStart(2, '0')},Spring sale ${row % 500},buyer ${row % 100_000},${row % 1000},${(row / 100).toFixed(2)}\n`,
    );
  }
  return URL.createObjectURL(new Blob(lines));
}

const exact = { cost: (ROWS * (ROWS - 1)) / 200, clicks: (ROWS / 1000) * 499_500, orders: 100_000 };

function slice(asked: Partial<Slice>): Slice {
  return {
    measures: ['cost'],
    range: ['2026-01-01', '2027-01-01'],
    grain: 'total',
    by: [],
    where: [],
    ...asked,
  };
}

function asking(): FetchOptions {
  return { signal: new AbortController().signal };
}

/** How many turns timers had while something was waited for. */
async function ticksDuring(wait: Promise<unknown>): Promise<number> {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 4);
  await wait.finally(() => clearInterval(timer));
  return ticks;
}

/** The workers that are started from now on, and how many of them were ended. */
function watchWorkers(): { started: number; ended: number } {
  const workers = { started: 0, ended: 0 };
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      #isOver = false;

      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        workers.started++;
      }

      override terminate(): void {
        super.terminate();
        if (!this.#isOver) workers.ended++;
        this.#isOver = true;
      }
    },
  );
  return workers;
}

afterEach(() => vi.unstubAllGlobals());

test(
  'a large file is read in a worker while the page goes on, with progress',
  { timeout: 60_000 },
  async () => {
    const workers = watchWorkers();
    const source = csvSource({ ...options, url: fileUrl() });
    const told: [loaded: number, total?: number | undefined][] = [];
    const progress = (...said: (typeof told)[number]) => told.push(said);
    const ticks = await ticksDuring(source.fetch(query, { ...asking(), progress }));
    expect(ticks).toBeGreaterThan(3);
    expect(told.length).toBeGreaterThan(3);
    expect(told.at(-1)).toEqual([told.at(-1)![1], expect.any(Number)]);
    expect(totals(await ask(source, {}))).toEqual([exact]);
    expect(workers).toEqual({ started: 1, ended: 0 });
  },
);

test('the page goes on while the worker adds up what it has read', { timeout: 60_000 }, async () => {
  const source = csvSource({ ...options, url: fileUrl() });
  await ask(source, {});
  const byCampaign = { measures: ['cost', 'orders'], by: ['campaign'] };
  const whole = source.fetch(
    { ...query, slices: Array.from({ length: 8 }, () => slice(byCampaign)) },
    asking(),
  );
  expect(await ticksDuring(whole)).toBeGreaterThan(3);
  const { tables } = await whole;
  expect(tables.map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => 500));
});

test('what a question is refused for is an error with its code', { timeout: 60_000 }, async () => {
  const source = csvSource({ ...options, url: fileUrl() });
  const error = await ask(source, { by: ['campain'] }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(KpiError);
  expect(error).toMatchObject({
    code: 'unknown_dimension',
    message: expect.stringContaining('Did you mean "campaign"?'),
  });
});

test('who no longer waits for totals ends the question, not the worker', { timeout: 60_000 }, async () => {
  const workers = watchWorkers();
  const source = csvSource({ ...options, url: fileUrl() });
  await ask(source, {});
  const controller = new AbortController();
  const slices = Array.from({ length: 100 }, () => slice({ by: ['campaign'] }));
  const asked = source.fetch({ ...query, slices }, { signal: controller.signal });
  const next = ask(source, {});
  controller.abort('gone');
  await expect(asked).rejects.toBe('gone');
  expect(totals(await next)).toEqual([exact]);
  expect(workers).toEqual({ started: 1, ended: 0 });
});

test(
  'reading anew ends the worker before as soon as it has answered what it was asked',
  { timeout: 60_000 },
  async () => {
    const workers = watchWorkers();
    const source = csvSource({ ...options, url: fileUrl() });
    await ask(source, {});
    const asked = ask(source, {});
    const anew = source.fetch(query, { ...asking(), reload: true });
    expect(totals(await asked)).toEqual([exact]);
    await expect.poll(() => workers.ended).toBe(1);
    await anew;
    expect(totals(await ask(source, {}))).toEqual([exact]);
    expect(workers).toEqual({ started: 2, ended: 1 });
  },
);

test('a source that is forgotten takes its worker with it', { timeout: 60_000 }, async () => {
  const workers = watchWorkers();
  await ask(csvSource({ ...options, url: fileUrl() }), {});
  await expect
    .poll(async () => {
      await cdp().send('HeapProfiler.collectGarbage');
      return workers;
    })
    .toEqual({ started: 1, ended: 1 });
});

test('a worker that fails says so with the name of its file', { timeout: 60_000 }, async () => {
  const workers: Worker[] = [];
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        workers.push(this);
      }
    },
  );
  const source = csvSource({ ...options, name: 'orders', url: fileUrl() });
  await ask(source, {});
  const slices = Array.from({ length: 100 }, () => slice({ by: ['campaign'] }));
  const asked = source.fetch({ ...query, slices }, asking());
  setTimeout(() => workers[0]!.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })));
  await expect(asked).rejects.toThrow('The worker that reads "orders" failed: out of memory');
  await source.fetch(query, { ...asking(), reload: true });
  expect(totals(await ask(source, {}))).toEqual([exact]);
});

test('a measure that is a function is computed on the page', { timeout: 60_000 }, async () => {
  const workers = watchWorkers();
  const measures = { clicks: (row: Row) => Number(row['clicks']) };
  const source = csvSource({ date: 'day', measures, url: fileUrl() });
  expect(totals(await ask(source, {}))).toEqual([{ clicks: exact.clicks }]);
  expect(workers).toEqual({ started: 0, ended: 0 });
});

test('a page that allows no worker reads it in turns, to the same totals', { timeout: 60_000 }, async () => {
  vi.stubGlobal('Worker', function refused() {
    throw new DOMException('The policy of the page allows no worker.', 'SecurityError');
  });
  const source = csvSource({ ...options, url: fileUrl() });
  expect(await ticksDuring(source.fetch(query, asking()))).toBeGreaterThan(3);
  expect(totals(await ask(source, {}))).toEqual([exact]);
});

test('so does one whose worker does not load', { timeout: 60_000 }, async () => {
  const { Worker } = globalThis;
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor() {
        super('/there-is-no-such-worker.js', { type: 'module' });
      }
    },
  );
  const source = csvSource({ ...options, url: fileUrl() });
  expect(totals(await ask(source, {}))).toEqual([exact]);
});

test('a load that nobody waits for any more ends its worker', { timeout: 60_000 }, async () => {
  const workers = watchWorkers();
  const source = csvSource({ ...options, url: fileUrl() });
  const controller = new AbortController();
  const progress = (loaded: number) => loaded > 5e6 && controller.abort('gone');
  await expect(source.fetch(query, { signal: controller.signal, progress })).rejects.toBe('gone');
  await expect.poll(() => workers).toEqual({ started: 1, ended: 1 });
});

test(
  'what a worker finds wrong is named as everywhere, by line and column',
  { timeout: 60_000 },
  async () => {
    const workers = watchWorkers();
    const file = new File(['day,spend\n', '2026-01-01,1\n'.repeat(200_000), '2026-01-01,many\n'], 'ads.csv');
    const source = csvSource({ date: 'day', measures: 'cost:spend', file });
    const error = await ask(source, {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KpiError);
    expect(error).toMatchObject({
      code: 'unreadable_cell',
      message: expect.stringContaining('"many" in column "spend" is not a number.\n"ads.csv", line 200002.'),
    });
    expect(workers).toEqual({ started: 1, ended: 1 });
  },
);
