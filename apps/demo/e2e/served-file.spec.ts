import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../../test/sources.ts';
import { readCard } from './read-card.ts';
import { type Page, serve } from './serve.ts';

const built = join(root, 'packages/sdk/dist');
const DAYS = 90;

/** Ninety days of three channels with holes, quotes and empty cells. */
const csv = [
  'Day,Channel,"Amount spent",Clicks,Revenue',
  ...Array.from({ length: DAYS * 3 }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 3))).toISOString().slice(0, 10);
    const channel = ['search', '"social, paid"', ''][i % 3];
    const spent = i % 7 === 0 ? '' : (10 + ((i * 37) % 101) / 10).toFixed(2);
    return `${day},${channel},${spent},${(i * 13) % 50},${(i * 29) % 400}`;
  }),
].join('\n');

const mapping = {
  date: 'Day',
  measures: '{"cost":"Amount spent","clicks":"Clicks","revenue":"Revenue"}',
  dimensions: 'channel:Channel',
};

const page = (source: string) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>One file</title>
  <script type="module" src="/kpi-elements.js"></script>
  <kpi-scope period="2026-02-01/2026-03-31" compare="previous_period" currency="EUR" time-zone="UTC">
    ${source}
    <main>
      <kpi-card kpi="cpc"></kpi-card>
      <kpi-card kpi="roas"></kpi-card>
      <kpi-card kpi="clicks" where="channel=search"></kpi-card>
      <kpi-card kpi="cpc" where='channel="social, paid"' period="2026-03"></kpi-card>
    </main>
  </kpi-scope>
</html>`;

/** Runs `kpi-elements serve` and tells where it listens. */
async function serveFile(file: string, origin: string): Promise<{ address: string; process: ChildProcess }> {
  const flags = Object.entries({ ...mapping, origin }).flatMap(([name, value]) => [`--${name}`, value]);
  const process = spawn('node', [join(built, 'cli/kpi-elements.js'), 'serve', file, '--port', '0', ...flags]);
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    process.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/[\w.:]+\//.exec(said);
      if (found) resolve(found[0]);
    });
    process.stderr.on('data', (text: Buffer) => (said += text.toString()));
    process.on('exit', () => reject(new Error(said)));
  });
  return { address, process };
}

test('the same HTML shows the same numbers when its CSV is moved behind kpi-elements serve', async ({
  page: tab,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-elements-'));
  const file = join(folder, 'ads.csv');
  writeFileSync(file, csv);
  const fromCsv = `<kpi-source src="/ads.csv" date="Day" measures='${mapping.measures}' dimensions="${mapping.dimensions}"></kpi-source>`;
  const pages: Record<string, Page> = { '/file.html': { body: page(fromCsv) } };
  const host = await serve(pages, [folder, built]);
  const { address, process } = await serveFile(file, host.url);
  pages['/served.html'] = { body: page(`<kpi-source type="kpi-server" src="${address}kpi"></kpi-source>`) };
  const shown = async (path: string) => {
    await tab.goto(`${host.url}/${path}`);
    const cards = await tab.locator('kpi-card').all();
    return Promise.all(cards.map(readCard));
  };
  const [fromFile, fromServer] = [await shown('file.html'), await shown('served.html')];
  expect(fromFile.map(({ text }) => text)).toEqual(fromServer.map(({ text }) => text));
  for (const [i, { value, comparisons }] of fromFile.entries()) {
    expect(value).toBeCloseTo(fromServer[i]!.value!, 9);
    expect(comparisons[0]!.value).toBeCloseTo(fromServer[i]!.comparisons[0]!.value!, 9);
  }
  process.kill();
  await host.close();
  rmSync(folder, { recursive: true });
});
