import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import Big from 'big.js';
import { parseCsv, type CsvRow } from './csv.ts';
import { addUp, compareShown, formulas, relativeError, type KpiId, type Totals } from './exact.ts';
import { readCard } from './read-card.ts';
import { serve } from './serve.ts';
import { watch } from './watch.ts';

const root = join(import.meta.dirname, '../../..');
const data = join(root, '../shared/data');
const built = join(root, 'packages/sdk/dist');

const kpis = [
  'ctr',
  'cpc',
  'cpm',
  'cost_per_conversion',
  'conversion_rate',
] as const satisfies readonly KpiId[];

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; require-trusted-types-for 'script'";

/** A file as somebody exported it, and how a page names its columns. */
interface Export {
  readonly file: string;
  readonly period: string;
  readonly source: string;
  readonly columns: Partial<Record<keyof Totals, string>>;
  readonly filters: readonly { readonly where: string; readonly keeps: (row: CsvRow) => boolean }[];
}

const exports: readonly Export[] = [
  {
    // No date column: the totals hold for any period.
    file: 'kag_conversion_data.csv',
    period: 'last_30_days',
    source: `dimensions="age gender campaign:xyz_campaign_id"
      measures="impressions:Impressions clicks:Clicks cost:Spent conversions:Approved_Conversion"`,
    columns: {
      impressions: 'Impressions',
      clicks: 'Clicks',
      cost: 'Spent',
      conversions: 'Approved_Conversion',
    },
    filters: [
      { where: 'age=30-34', keeps: (row) => row['age'] === '30-34' },
      { where: 'campaign=1178', keeps: (row) => row['xyz_campaign_id'] === '1178' },
    ],
  },
  {
    // A byte order mark, the header "Objective" twice, columns without a single cell.
    file: 'meta_ads_manager_export.csv',
    period: '2024-11-28/2024-12-04',
    source: `date="Day" date-format="YYYY-MM-DD"
      dimensions='{"age":"Age","ad_set":"Ad Set Name"}'
      measures='{"impressions":"Impressions","clicks":"Link clicks","cost":"Amount spent (USD)","conversions":"Landing page views"}'`,
    columns: {
      impressions: 'Impressions',
      clicks: 'Link clicks',
      cost: 'Amount spent (USD)',
      conversions: 'Landing page views',
    },
    filters: [
      { where: 'age=65+', keeps: (row) => row['Age'] === '65+' },
      {
        where: 'ad_set="HumanCustumer Group A"',
        keeps: (row) => row['Ad Set Name'] === 'HumanCustumer Group A',
      },
    ],
  },
];

const cards = (where?: string) =>
  kpis.map((kpi) => `<kpi-card kpi="${kpi}"${where ? ` where='${where}'` : ''}></kpi-card>`).join('\n');

const html = ({ file, period, source, filters }: Export) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${file}</title>
  <script type="module" src="/kpi-elements.js"></script>
  <kpi-scope period="${period}" currency="USD">
    <kpi-source type="csv" src="/${file}" ${source}></kpi-source>
    <main>
      ${['', ...filters.map(({ where }) => where)].map((where) => `<section>${cards(where)}</section>`).join('\n')}
    </main>
  </kpi-scope>
</html>`;

const rowsOf = (file: string) => parseCsv(readFileSync(join(data, file), 'utf8'));

const cardAt = (page: Page, section: number, kpi: KpiId) =>
  page.locator('section').nth(section).locator(`kpi-card[kpi=${kpi}]`);

test.describe('a page without a build step, over files as they were exported', () => {
  const isThere = existsSync(data);
  if (!isThere) console.log(`Skipped: the real files are not at ${data}.`);
  test.skip(!isThere, `The real files are not at ${data}.`);

  let server: Awaited<ReturnType<typeof serve>>;

  test.beforeAll(async () => {
    if (!existsSync(join(built, 'kpi-elements.js'))) {
      throw new Error('packages/sdk/dist/kpi-elements.js is not there. Build it: pnpm build.');
    }
    const pages = exports.flatMap((file) => [
      [`/${file.file}.html`, { body: html(file) }],
      [`/strict/${file.file}.html`, { body: html(file), headers: { 'content-security-policy': policy } }],
    ]);
    server = await serve(Object.fromEntries(pages), [data, built]);
  });

  test.afterAll(() => server?.close());

  for (const file of exports) {
    for (const folder of ['', 'strict/']) {
      const kind = folder ? 'under a strict Content-Security-Policy' : 'as it is';
      test(`${file.file}, ${kind}: what the cards show is the exact total`, async ({ page }) => {
        const complaints = await watch(page);
        await page.goto(`${server.url}/${folder}${file.file}.html`);
        const all = rowsOf(file.file);
        const parts = [all, ...file.filters.map(({ keeps }) => all.filter(keeps))];
        for (const [section, rows] of parts.entries()) {
          expect(rows.length).toBeGreaterThan(0);
          const totals = addUp(rows, (row, measure) => row[file.columns[measure] ?? '']);
          for (const kpi of kpis) {
            const exact = formulas[kpi](totals);
            const { text, value } = await readCard(cardAt(page, section, kpi));
            const { shown, expected } = compareShown(kpi, text, exact);
            expect.soft(shown, `${kpi} in section ${section}`).toBe(expected);
            expect.soft(shown, `${kpi} in section ${section}`).toMatch(/[1-9]/);
            expect.soft(relativeError(value, exact), `${kpi} in section ${section}`).toBeLessThan(1e-9);
          }
        }
        expect(complaints).toEqual([]);
      });
    }
  }

  test('the cost per click is that of all clicks together, not the mean of the rows', async ({ page }) => {
    const { file } = exports[0]!;
    const rows = rowsOf(file).filter((row) => row['Clicks'] !== '0');
    Big.DP = 30;
    const mean = rows
      .reduce((sum, row) => sum.plus(new Big(row['Spent'] ?? 0).div(row['Clicks'] ?? 1)), new Big(0))
      .div(rows.length);
    expect(mean.toFixed(3)).toBe('1.499');

    await page.goto(`${server.url}/${file}.html`);
    const { text, value } = await readCard(cardAt(page, 0, 'cpc'));
    expect(value?.toFixed(3)).toBe('1.538');
    const { shown, expected } = compareShown('cpc', text, mean);
    expect(shown).not.toBe(expected);
  });
});
