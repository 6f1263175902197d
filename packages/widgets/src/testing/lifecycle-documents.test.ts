import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import '../index.ts';
import type { KpiScope } from '../kpi-scope/kpi-scope.ts';
import { fixture, settled } from './fixture.ts';
import { liveListeners } from './live-listeners.ts';
import { roas } from './readings.ts';

const tags = ['kpi-card', 'kpi-gauge', 'kpi-funnel', 'kpi-scope', 'kpi-controls'] as const;
type Page = Window & typeof globalThis;

/** The document of a frame, as that of a window that an element is taken into. */
async function otherPage(): Promise<Page> {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
  return frame.contentWindow as Page;
}

const look = (element: Element) => {
  const { color, display, fontFamily } = getComputedStyle(
    element.shadowRoot!.querySelector('.base') ?? element,
  );
  return { color, display, fontFamily };
};
const find = (element: Element, selector: string) =>
  element.shadowRoot!.querySelector<HTMLElement>(selector)!;

test.each(tags)('<%s> looks the same in another document, and back again', async (tag) => {
  const { document: there } = await otherPage();
  const element = (await fixture(html`<div></div>`)).appendChild(document.createElement(tag));
  await settled();
  const before = look(element);
  there.body.append(element);
  await expect.poll(() => look(element)).toEqual(before);
  document.body.append(element);
  await expect.poll(() => look(element)).toEqual(before);
  element.remove();
});

test.each(tags)('<%s> that is new is drawn in another document', async (tag) => {
  const { document: there } = await otherPage();
  const [here, fresh] = [document.createElement(tag), document.createElement(tag)];
  (await fixture(html`<div></div>`)).append(here);
  there.body.append(fresh);
  await expect.poll(() => look(fresh)).toEqual(look(here));
});

test('an element that is taken into a document without a window stays as it is', async () => {
  const element = await fixture(html`<kpi-card .reading=${roas}></kpi-card>`);
  const before = look(element);
  new Document().append(element);
  await settled();
  document.body.append(element);
  await expect.poll(() => look(element)).toEqual(before);
  element.remove();
});

test.each(['opened before', 'opened there'])(
  'a panel is drawn and dressed in another document: %s',
  async (when) => {
    const { document: there } = await otherPage();
    const card = await fixture(html`<kpi-card .reading=${roas}></kpi-card>`);
    const failed = vi.fn<(event: Event) => void>();
    card.addEventListener('kpi-error', failed);
    const open = async () => {
      find(card, '[part=math-button]').click();
      await expect.poll(() => card.shadowRoot!.querySelector('#math:popover-open')).not.toBe(null);
    };
    if (when === 'opened before') await open();
    there.body.append(card);
    await settled();
    await open();
    expect(getComputedStyle(find(card, '.math-header')).display).toBe('flex');
    expect(failed).not.toHaveBeenCalled();
  },
);

test('in another document, elements ask the nearest scope, and no outer one', async () => {
  const { document: there } = await otherPage();
  const outer = await fixture<KpiScope>(
    html`<kpi-scope where="country=DE"><kpi-scope></kpi-scope></kpi-scope>`,
  );
  const inner = outer.firstElementChild as KpiScope;
  const card = document.createElement('kpi-card');
  Object.assign(card, { reading: roas, where: 'channel=search', select: 'filter' });
  const box = there.createElement('div');
  box.append(card);
  inner.append(box);
  there.body.append(outer);
  await settled();
  find(card, '.select').click();
  await settled();
  expect([outer.where, inner.where]).toEqual(['country=DE', 'channel=search']);
  expect(find(card, '.select').ariaPressed).toBe('true');
});

test('of the document that is left no listener stays, and there are some in the new one while the elements stand there', async () => {
  const page = await otherPage();
  const [here, there] = [liveListeners(), liveListeners(page)];
  const box = await fixture(html`<div><kpi-card kpi="roas"></kpi-card></div>`);
  const outside = page.document.body.appendChild(page.document.createElement('div'));
  expect([here.count() > 0, there.count()]).toEqual([true, 0]);
  outside.append(box);
  await settled();
  expect(here.count()).toBe(0);
  expect(there.count()).toBeGreaterThan(0);
  outside.remove();
  await settled();
  expect(there.count()).toBe(0);
  here.restore();
  there.restore();
});
