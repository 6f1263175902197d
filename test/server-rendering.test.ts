import { catalog } from '@kpi-elements/core';
import type { Reading } from '@kpi-elements/core';
import { drawComplete } from '@kpi-elements/widgets';
import { LitElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, type LitElement, type TemplateResult } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { codeBlock, codeBlocks } from './markdown.ts';
import { snippetFolder } from './snippet-folder.ts';
import { readText, root } from './sources.ts';

const guide = 'docs/guide/server-rendering.md';
const blocks = codeBlocks(guide, 'ts');
const snippets = snippetFolder('server-rendering', blocks);
afterAll(() => snippets.remove());

const { renderOptions } = LitElementRenderer;
const draw = (template: TemplateResult) => drawComplete(() => collectResult(render(template)));
/** Without styles and the marks of templates. */
const bare = (drawn: string) => drawn.replaceAll(/<style>.*?<\/style>|<!--.*?-->|<\?>/gs, '');
/** What stands in the shadow root of the first element of a kind. */
const shadow = (drawn: string, tag: string) =>
  new RegExp(`<${tag}[^>]*><template[^>]* shadowrootmode="open">(.*?)</template></${tag}>`, 's').exec(
    bare(drawn),
  )?.[1];

const reading = (id: Parameters<typeof catalog.get>[0], value: number): Reading => ({
  kpi: catalog.get(id),
  key: {},
  period: '2026-03',
  value,
  partial: false,
  inputs: {},
  coverage: { present: 31, expected: 31 },
  comparisons: [],
  asOf: '2026-04-01T07:30:00Z',
  currency: 'EUR',
  series: [3, 4].map((point, i) => ({
    period: `2026-03-0${i + 1}`,
    value: point,
    partial: false,
    inputs: {},
    coverage: { present: 1, expected: 1 },
  })),
});

test('a server draws a reading with its line into the shadow root of a card', async () => {
  const drawn = await draw(html`<kpi-card .reading=${reading('revenue', 1_284_310.5)}></kpi-card>`);
  const card = shadow(drawn, 'kpi-card');
  expect(card).toContain('title="€1,284,310.50"');
  expect(card).toMatch(/<svg\s+part="sparkline"/);
  expect(card).toContain('aria-busy="false"');
});

const tags = readdirSync(join(root, 'packages/widgets/src')).filter((name) => name.startsWith('kpi-'));
test.each(tags)('a server draws <%s>, and a reading where it takes one', async (name) => {
  const tag = unsafeStatic(name);
  const drawn = await draw(staticHtml`<${tag} .reading=${reading('roas', 4.2)}></${tag}>`);
  const takesReading = (customElements.get(name) as typeof LitElement).elementProperties.has('reading');
  expect(shadow(drawn, name)).toEqual(expect.stringContaining(takesReading ? '4.2×' : ''));
});

test('a server draws a gauge, and a funnel with readings as JSON', async () => {
  const stages = JSON.stringify([reading('clicks', 1000), reading('leads', 120)]);
  const drawn = await draw(html`
    <kpi-gauge .reading=${reading('roas', 4.2)}></kpi-gauge>
    <kpi-funnel readings=${stages}></kpi-funnel>
  `);
  expect(shadow(drawn, 'kpi-gauge')).toContain('aria-valuetext="4.2×"');
  expect(shadow(drawn, 'kpi-funnel')).toContain('12% of Clicks');
});

test('plain attributes are drawn in the language of the element', async () => {
  const plain = { value: '4.2', previous: '3.9' };
  const drawn = await draw(html`
    <kpi-card
      label="ROAS"
      value=${plain.value}
      previous=${plain.previous}
      unit="multiple"
      better="higher"
      lang="zh-CN"
    ></kpi-card>
  `);
  expect(shadow(drawn, 'kpi-card')).toContain('变好');
});

test('with a scope that is connected, its language and its time zone hold inside, and controls say its period', async () => {
  renderOptions.push(({ localName }) =>
    localName.startsWith('kpi-') ? { connectedCallback: true } : undefined,
  );
  const drawn = await draw(html`
    <kpi-scope locale="zh-CN" time-zone="Asia/Shanghai" period="last_90_days">
      <kpi-controls url></kpi-controls>
      <kpi-card .reading=${reading('revenue', 1)}></kpi-card>
    </kpi-scope>
  `);
  renderOptions.pop();
  expect(shadow(drawn, 'kpi-card')).toContain('15:30');
  expect(bare(drawn)).toMatch(/<option\s+value="last_90_days"\s+selected\s/);
  expect(bare(drawn).match(/\sselected\s/g)).toHaveLength(2);
});

test('what has to be asked for is drawn as its skeleton, with or without being connected', async () => {
  const template = html`<kpi-scope period="2026-03"><kpi-card kpi="cpc"></kpi-card></kpi-scope>`;
  const skeletons = [await draw(template)];
  renderOptions.push(() => ({ connectedCallback: true }));
  skeletons.push(await draw(template));
  renderOptions.pop();
  for (const drawn of skeletons) expect(shadow(drawn, 'kpi-card')).toContain('aria-busy="true"');
});

test('what was fetched once is there: a later page is drawn once', async () => {
  const card = html`<kpi-card .reading=${reading('revenue', 1)} locale="zh-CN"></kpi-card>`;
  await draw(card);
  const drawing = vi.fn(() => collectResult(render(card)));
  expect(shadow(await drawComplete(drawing), 'kpi-card')).toContain('€1.00');
  expect(drawing).toHaveBeenCalledOnce();
});

test('the page that browsers test takes over as the guide says', () => {
  expect(readText('apps/demo/e2e/hosts/served-page.js')).toContain(codeBlock(guide, 'js'));
});

test('the TypeScript of the guide compiles under the strictest flags', async () => {
  expect(await snippets.compile()).toBe('');
}, 30_000);

test('the server of the guide draws a page in the language asked for, for a policy with nonce or hashes', async () => {
  const warn = vi.spyOn(console, 'warn');
  const [server, policy] = (await Promise.all(
    snippets.files.map((file) => import(/* @vite-ignore */ file)),
  )) as [
    { dashboard(locale: string): Promise<string> },
    { withNonce(drawn: string, nonce: string): string; styleHashes(drawn: string): string },
  ];
  const page = await server.dashboard('zh-CN');
  renderOptions.pop();
  expect(shadow(page, 'kpi-card')).toContain('title="€1.20"');
  expect(shadow(page, 'kpi-card')).toContain('每次点击成本');
  expect(shadow(page, 'kpi-gauge')).toContain('4.2×');
  expect(policy.withNonce(page, 'abc').match(/<style(?! nonce="abc")/g)).toBeNull();
  // One for the scope, one for the card, one for the gauge.
  expect(policy.styleHashes(page).split(' ')).toHaveLength(3);
  expect(warn.mock.calls.filter(([said]) => !String(said).startsWith('Lit is in dev mode'))).toEqual([]);
  warn.mockRestore();
});
