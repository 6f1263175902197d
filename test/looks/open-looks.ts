import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundlePage, type PageFiles } from '../../scripts/bundle-page.ts';
import type { Look } from './sheet.ts';

const origin = 'http://looks.test';
const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Looks</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="/page.css" />
  <script type="module" src="/page.js"></script>
</html>`;

declare global {
  interface Window {
    readonly show: (name: string, looks: readonly Look[]) => Promise<void>;
    readonly showWaiting: (tag: string, width: number) => Promise<void>;
    readonly answer: () => void;
  }
}

/** Builds the page of the sheets. The pictures are those of its fonts, not of the fonts of a machine. */
export function buildLooks(): Promise<PageFiles> {
  return bundlePage(join(import.meta.dirname, 'page.ts'), { minify: false });
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
};

/** Opens the page; nothing is drawn yet. It is always the morning of 31 July 2026. */
export async function openLooks(page: Page, files: PageFiles): Promise<void> {
  await page.clock.setFixedTime('2026-07-31T08:00:00Z');
  await page.route(`${origin}/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    if (path === '') return route.fulfill({ contentType: 'text/html', body: html });
    const file = files.get(path);
    if (file === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: types[path.split('.').at(-1)!] ?? '', body: file });
  });
  await page.goto(origin);
  await page.waitForFunction(() => 'show' in window);
}

/** Draws a sheet in some looks, in a window that has room for what opens. */
export async function showSheet(page: Page, name: string, looks: readonly Look[]): Promise<void> {
  await page.setViewportSize({ width: 1920, height: 2400 });
  await page.evaluate(({ name, looks }) => window.show(name, looks), { name, looks });
}
