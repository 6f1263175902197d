import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandler, nodeListener } from '@kpi-elements/sdk/server';
import { duckdbEngine } from '@kpi-elements/sdk/server/duckdb';
import { expect, test, type Locator } from '@playwright/test';
import { root } from '../../../test/sources.ts';
import { serve } from './serve.ts';

const built = join(root, 'packages/sdk/dist');

const ads = `day,channel,spend,clicks
2026-03-10,search,100,100
2026-03-20,social,50,25
`;
const shop = `day,channel,revenue
2026-03-10,search,500
2026-03-20,social,100
`;

/** One of the three things behind the page, which can be broken and repaired. */
class Part {
  isBroken = false;

  /** Answers as a dead server would; tells whether it did. */
  fail(response: ServerResponse): boolean {
    if (this.isBroken) response.writeHead(503).end();
    return this.isBroken;
  }
}

/** A CSV, a server over DuckDB and a live stream on one port. */
async function openSources() {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-elements-'));
  writeFileSync(join(folder, 'shop.csv'), shop);
  const engine = duckdbEngine({ files: { shop: join(folder, 'shop.csv') } });
  const handler = createHandler({
    model: { facts: { shop: { table: 'shop', time: 'day', measures: 'revenue', dimensions: ['channel'] } } },
    engine,
    public: true,
    origins: '*',
  });
  await handler.ready;
  const kpi = nodeListener(handler);
  const [csv, server, stream] = [new Part(), new Part(), new Part()];
  const streams = new Set<ServerResponse>();
  let sessions = 7;
  const send = (response: ServerResponse) => {
    const rows = [{ day: '2026-03-30', sessions }];
    response.write(`data: ${JSON.stringify({ rows, replace: true })}\n\n`);
  };
  const http = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const { pathname } = new URL(request.url!, 'http://localhost');
    if (pathname === '/ads.csv') {
      if (!csv.fail(response)) response.end(ads);
    } else if (pathname === '/kpi') {
      if (!server.fail(response)) void kpi(request, response);
    } else if (!stream.fail(response)) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      streams.add(response);
      response.on('close', () => streams.delete(response));
      send(response);
    }
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    csv,
    server,
    stream,
    /** What the stream says from now on. */
    say(count: number) {
      sessions = count;
      for (const response of streams) send(response);
    },
    hangUp() {
      for (const response of streams) response.destroy();
    },
    async close() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const page = (url: string) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Three sources</title>
  <script type="module" src="/kpi-elements.js"></script>
  <kpi-scope period="2026-03-01/2026-03-31" currency="EUR">
    <kpi-source name="ads" src="${url}/ads.csv" refresh-every="1" date="day" dimensions="channel"
      measures="cost:spend clicks"></kpi-source>
    <kpi-source name="shop" type="kpi-server" src="${url}/kpi" refresh-every="1"></kpi-source>
    <kpi-source name="visits" type="stream" src="${url}/events" date="day" measures="sessions"></kpi-source>
    <main>
      <kpi-card kpi="ad_spend"></kpi-card>
      <kpi-card kpi="revenue"></kpi-card>
      <kpi-card kpi="sessions"></kpi-card>
      <kpi-card kpi="roas" label="Both"></kpi-card>
    </main>
  </kpi-scope>
</html>`;

const isStale = (card: Locator) => card.getByText('Not updated since');

test('cards fed by a CSV, a server and a live stream go on, and say so, while each is broken and repaired', async ({
  page: tab,
}) => {
  const sources = await openSources();
  const host = await serve({ '/page.html': { body: page(sources.url) } }, [built]);
  await tab.goto(`${host.url}/page.html`);
  const card = (kpi: string) => tab.locator(`kpi-card[kpi=${kpi}]`);
  const values = { ad_spend: '€150', revenue: '€600', sessions: '7', roas: '4×' };
  const all = Object.entries(values);
  for (const [kpi, value] of all) await expect(card(kpi)).toContainText(value);

  const breaks = [
    { part: sources.csv, stale: ['ad_spend', 'roas'] },
    { part: sources.server, stale: ['revenue', 'roas'] },
    { part: sources.stream, stale: ['sessions'], hangUp: true },
  ];
  for (const { part, stale, hangUp } of breaks) {
    part.isBroken = true;
    if (hangUp) sources.hangUp();
    for (const [kpi, value] of all) {
      const notice = isStale(card(kpi));
      await expect(notice).toHaveCount(stale.includes(kpi) ? 1 : 0, { timeout: 15_000 });
      await expect(card(kpi)).toContainText(value);
    }
    part.isBroken = false;
    for (const [kpi] of all) await expect(isStale(card(kpi))).toHaveCount(0, { timeout: 60_000 });
  }

  sources.say(9);
  await expect(card('sessions')).toContainText('9');
  await host.close();
  await sources.close();
});
