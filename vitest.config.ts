import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { launchOptions } from './scripts/browser.mjs';
import { shortenTemplates, source } from './vite.lib.ts';

/** A new object for each project: Vitest writes the project's name into `instances`. */
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: launchOptions() }),
  instances: [{ browser: 'chromium' as const }],
});

/** How long a test waits for what will be so before long, on a busy machine as well. */
const patience = { poll: { timeout: 10_000 } };

/** What needs a browser. The files of a project run one after the other, projects side by side. */
const elements = (name: string, include: string): TestProjectInlineConfiguration => ({
  resolve: { conditions: [source, ...defaultClientConditions] },
  plugins: [shortenTemplates()],
  test: {
    name,
    include: [include],
    exclude: ['**/*.view.test.ts'],
    expect: patience,
    browser: browser(),
  },
});

/** Where what is installed lies: a copy of the work tree only has links to it. */
const installed = dirname(realpathSync(join(import.meta.dirname, 'node_modules/.bin')));

/** Every story, drawn in one look; axe also looks at it in the others that `.storybook/other-looks.ts` names. */
const stories = (name: string, look: Readonly<Record<string, string>>): TestProjectInlineConfiguration => ({
  resolve: { conditions: [source, ...defaultClientConditions] },
  plugins: [storybookTest({ configDir: '.storybook' })],
  server: { fs: { allow: [import.meta.dirname, installed] } },
  test: { name, browser: browser(), env: { STORYBOOK_LOOK: JSON.stringify(look) } },
});

export default defineConfig({
  test: {
    // By default one core is left free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { conditions: [source, ...defaultServerConditions] },
        ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
        test: {
          name: 'unit',
          environment: 'node',
          expect: patience,
          // A property is checked on many inputs; how long that takes says nothing about it.
          testTimeout: 30_000,
          // Node 20 has a WebSocket behind a flag.
          execArgv: 'WebSocket' in globalThis ? [] : ['--experimental-websocket'],
          include: [
            'packages/{core,sdk}/src/**/*.test.ts',
            'packages/widgets/src/**/*.view.test.ts',
            'apps/demo/src/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      elements('browser', 'packages/widgets/src/**/*.test.ts'),
      elements('browser-sdk', 'packages/sdk/src/**/*.browser.test.ts'),
      stories('storybook', { theme: 'light', language: 'en', direction: 'ltr' }),
      stories('storybook-dark', { theme: 'dark', language: 'zh-CN', direction: 'rtl' }),
    ],
  },
});
