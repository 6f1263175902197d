import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

const port = process.env['E2E_PORT'] ?? '4173';
const address = `http://127.0.0.1:${port}`;

const chromium = { browserName: 'chromium', launchOptions: launchOptions() } as const;

export default defineConfig({
  outputDir: 'dist/e2e',
  forbidOnly: !!process.env['CI'],
  // By default half of the cores stay free.
  workers: '100%',
  reporter: 'list',
  use: { baseURL: address, timezoneId: 'Europe/Berlin', locale: 'en-GB' },
  projects: [
    { name: 'chromium', testDir: 'apps/demo/e2e', use: chromium },
    { name: 'looks', testDir: 'test/looks', timeout: 120_000, fullyParallel: true, use: chromium },
  ],
  webServer: {
    // `pnpm test:e2e` and `pnpm check` build the demo first.
    command: `vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: 'apps/demo',
    url: address,
    reuseExistingServer: !process.env['CI'],
  },
});
