import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { configure } from 'storybook/test';
import '@kpi-elements/widgets/tokens.css';
import { checkOtherLooks } from './other-looks.ts';

// Made by `nx run @kpi-elements/widgets:manifest`; stories also run without it, but have no controls then.
const manifests = import.meta.glob('../packages/widgets/custom-elements.json', { eager: true });
for (const manifest of Object.values(manifests)) setCustomElementsManifest(manifest);

// What a play waits for comes in its time, on a busy machine as well.
configure({ asyncUtilTimeout: 10_000 });

/** In tests: what every story is drawn in, beside the looks that it is only checked in. */
const look: Record<string, string> | undefined =
  import.meta.env['STORYBOOK_LOOK'] && JSON.parse(import.meta.env['STORYBOOK_LOOK']);

const preview: Preview = {
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', language: 'en', direction: 'ltr', ...look },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    language: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'zh-CN', title: '简体中文' },
        ],
      },
    },
    direction: {
      description: 'Direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  parameters: {
    // Axe leaves the size of targets out by itself.
    a11y: { test: 'error', config: { rules: [{ id: 'target-size', enabled: true }] } },
    controls: { expanded: true, sort: 'requiredFirst' },
    layout: 'fullscreen',
  },
  // A language is fetched when it is first used; a test must not meet the skeleton meanwhile.
  loaders: [
    ({ globals }) => (globals['language'] === 'zh-CN' ? import('@kpi-elements/widgets/locales/zh-CN') : {}),
  ],
  decorators: [
    (story, { globals: { theme, language, direction }, viewMode }) => html`
      <div
        class="look"
        lang=${language}
        dir=${direction}
        style=${styleMap({
          'color-scheme': theme,
          background: 'var(--kpi-surface-sunken)',
          color: 'var(--kpi-text)',
          'box-sizing': 'border-box',
          padding: '24px',
          'min-block-size': viewMode === 'docs' ? 'auto' : '100vh',
        })}
      >
        ${story()}
      </div>
    `,
  ],
  ...(look && { afterEach: checkOtherLooks }),
};

export default preview;
