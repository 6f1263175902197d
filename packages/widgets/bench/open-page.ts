import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { launchOptions } from '../../../scripts/browser.mjs';
import { bundlePage } from '../../../scripts/bundle-page.ts';

const entry = 'packages/widgets/bench/page/page.ts';
const origin = 'http://bench.test';

const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Bench</title>
  <link rel="icon" href="data:," />
  <script type="module" src="/page.js"></script>
  <link rel="stylesheet" href="/page.css" />
`;

const css = `
  body > :is(.card, .gauge) { display: grid; grid-template-columns: repeat(4, 18rem); gap: 1rem; }
  body > .funnel { display: grid; grid-template-columns: 60rem; gap: 1rem; }
  .floor, bare-card, bare-gauge, bare-funnel { contain: layout style; }
  .skipped > * { content-visibility: auto; contain-intrinsic-block-size: auto 17rem; }
`;

/** A browser, and a page of it with nothing drawn yet, built from the sources as an application would be. */
export async function openBrowser(): Promise<{ browser: Browser; open: () => Promise<Page> }> {
  const files = await bundlePage(join(process.cwd(), entry));
  const browser = await chromium.launch(launchOptions());
  const open = async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' });
    await page.route(`${origin}/**`, (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      if (path === '') return route.fulfill({ contentType: 'text/html', body: html });
      if (path === 'page.css') return route.fulfill({ contentType: 'text/css', body: css });
      return route.fulfill({ contentType: 'text/javascript', body: files.get(path) ?? '' });
    });
    await page.goto(origin);
    await page.waitForFunction(() => 'bench' in globalThis);
    return page;
  };
  return { browser, open };
}
