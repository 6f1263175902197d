import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions, mergeConfig } from 'vite';
import { cssTarget, shortenTemplates, source } from '../vite.lib.ts';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../packages/*/src/**/*.stories.ts', './*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (base) =>
    mergeConfig(base, {
      build: { cssTarget },
      plugins: [shortenTemplates()],
      resolve: { conditions: [source, ...defaultClientConditions] },
    }),
};

export default config;
