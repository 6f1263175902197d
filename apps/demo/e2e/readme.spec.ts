import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { codeBlock } from '../../../test/markdown.ts';
import { root } from '../../../test/sources.ts';
import { serve } from './serve.ts';

const csv = `day,channel,spend,clicks,revenue
2026-02-10,search,150,100,600
2026-03-10,search,100,100,500
2026-03-20,social,50,25,100
`;

test('the HTML of the README shows true numbers without a build step', async ({ page }) => {
  const server = await serve(
    {
      '/page.html': { body: `<!doctype html><html lang="en">${codeBlock('README.md', 'html')}` },
      '/ads.csv': { body: csv },
    },
    [join(root, 'packages/sdk/dist')],
  );
  await page.clock.setFixedTime(new Date('2026-03-31T12:00:00Z'));
  await page.goto(`${server.url}/page.html`);
  const cards = page.locator('kpi-card');
  // Totals first: 600 / 150 and 150 / 125. The means of the two rows would say 3.5 and 1.5.
  await expect(cards.nth(0)).toContainText('4×');
  await expect(cards.nth(1)).toContainText('€1.20');
  await expect(cards.nth(2)).toContainText('€2.00');
  await server.close();
});
