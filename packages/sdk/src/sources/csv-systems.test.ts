import { afterEach, expect, test } from 'vitest';
import { ask, totals } from '../testing/ask.ts';
import { describeFixtures } from '../testing/fixtures.ts';
import type { TestServer } from '../testing/http-server.ts';
import { serveFixture } from '../testing/serve-fixture.ts';
import { csvSource, type CsvSourceOptions } from './csv.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function source(file: string, options: CsvSourceOptions) {
  server = await serveFixture(file, 200, { 'content-type': 'text/csv' });
  return csvSource({ url: `${server.url}/report`, ...options });
}

describeFixtures('semrush', () => {
  test('numbers in quotes, a percent sign in the header', async () => {
    const organic = await source('semrush/domain_organic_quoted.csv', {
      measures: {
        keywords_tracked: 'rows()',
        visitors: 'Traffic',
        position_impressions: 'Position * "Search Volume"',
        sessions: '"Traffic (%)" / 100 * "Search Volume"',
      },
      dimensions: { keyword: 'Keyword' },
    });
    const frame = await ask(organic, { by: ['keyword'], measures: ['sessions', 'position_impressions'] });
    expect(totals(frame)).toEqual([
      // 1.69 % of a million, 0.76 % of 450,000, 0.52 % of a million
      { keyword: 'adobe', sessions: 16900, position_impressions: 1_000_000 },
      { keyword: 'adobe express', sessions: 3420, position_impressions: 450_000 },
      { keyword: 'background remover', sessions: 5200, position_impressions: 1_000_000 },
    ]);
  });

  test('cells with commas between semicolons', async () => {
    const adwords = await source('semrush/subdomain_adwords.csv', {
      currency: 'USD',
      measures: { brand_searches: 'Search Volume', cost: 'CPC' },
      dimensions: { trend: 'Trends' },
    });
    // 260 + 30 + 90 + 40 + 140, 0 + 0 + 0.21 + 0.25 + 0.07
    expect(totals(await ask(adwords, {}))).toEqual([{ currency: 'USD', brand_searches: 560, cost: 0.53 }]);
    const trends = totals(await ask(adwords, { by: ['trend'] }));
    expect(trends[0]!['trend']).toBe('0.66,0.66,0.81,0.66,0.35,0.29,0.43,0.29,0.22,0.35,0.54,0.66');
  });

  test.each([
    ['error_50.txt', 'ERROR 50 :: NOTHING FOUND'],
    ['error_132.txt', 'ERROR 132 :: API UNITS BALANCE IS ZERO'],
  ])('%s behind a status of 200 is shown', async (file, words) => {
    const failing = await source(`semrush/${file}`, {
      delimiter: ';',
      measures: { brand_searches: 'Search Volume' },
    });
    await expect(ask(failing, {})).rejects.toThrow(`It has "${words}"`);
  });
});
