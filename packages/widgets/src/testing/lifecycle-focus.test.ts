import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import '../index.ts';
import { fixture, settled } from './fixture.ts';
import { lateClient } from './late-client.ts';
import { append, find, moveBefore, moves, scopes, tellingClient } from './moves.ts';
import { openPanels } from './open-panels.ts';
import { roas } from './readings.ts';

const isOpen = (element: Element, selector: string) => find(element, selector).matches(':popover-open');
const focused = ({ shadowRoot }: Element) => shadowRoot!.activeElement?.getAttribute('part');

const panels = [
  ['kpi-card', html`<kpi-card kpi="roas"></kpi-card>`, '#math', '[part=math-button]'],
  ['kpi-gauge', html`<kpi-gauge kpi="roas" without-math></kpi-gauge>`, '#export', '[part=export-button]'],
  ['kpi-funnel', html`<kpi-funnel stages="clicks roas"></kpi-funnel>`, '#export', '[part=export-button]'],
  [
    'kpi-controls',
    html`<kpi-controls dimensions="channel=search,social"></kpi-controls>`,
    '#panel-0',
    '[part=filter]',
  ],
] as const;

test.each(panels)(
  'an open panel of <%s> closes where a browser cannot keep it, and its button has the focus',
  async (...[, inside, panel, button]) => {
    const { from, to, element } = await scopes(inside);
    for (const box of [to, from]) {
      find(element, button).click();
      await expect.poll(() => element.shadowRoot!.activeElement?.matches(`${panel}:popover-open`)).toBe(true);
      append(box, element);
      await settled();
      expect([isOpen(element, panel), element.shadowRoot!.activeElement]).toEqual([
        false,
        find(element, button),
      ]);
    }
  },
);

test.each(panels)(
  'an open panel of <%s> stays open, with its focus, where a browser can keep it',
  async (...[, inside, panel, button]) => {
    const { to, element } = await scopes(inside);
    find(element, button).click();
    await expect.poll(() => element.shadowRoot!.querySelector(':popover-open')).not.toBe(null);
    moveBefore(to, element);
    await settled();
    expect([isOpen(element, panel), element.shadowRoot!.activeElement]).toEqual([true, find(element, panel)]);
  },
);

test.each(moves)(
  'the focus stays in what is moved, also while another client is asked there: %s',
  async (_, move) => {
    const { to, element } = await scopes(html`<kpi-card kpi="roas" selectable></kpi-card>`);
    to.client = lateClient(tellingClient());
    find(element, '.select').focus();
    move(to, element);
    expect(focused(element)).toBe('select');
    await settled();
    expect(focused(element)).toBe('select');
  },
);

test('the focus stays in a menu of controls that are moved, and in what is moved with its box', async () => {
  const { to, from, element } = await scopes(html`<p><kpi-controls></kpi-controls></p>`);
  const controls = element.querySelector('kpi-controls')!;
  find(controls, 'select').focus();
  to.append(element);
  expect(focused(controls)).toBe('menu');
  from.append(to);
  expect(focused(controls)).toBe('menu');
});

test('what comes back later, or lost the focus before, does not take it', async () => {
  const { to, element } = await scopes(html`<kpi-card kpi="roas" selectable></kpi-card>`);
  find(element, '.select').focus();
  element.remove();
  await settled();
  to.append(element);
  await settled();
  expect(document.activeElement).toBe(document.body);
  find(element, '.select').focus();
  find(element, '.select').blur();
  await settled();
  to.append(element);
  expect(document.activeElement).toBe(document.body);
});

test('controls that are moved with an open panel forget it: what is chosen next is a step of its own', async () => {
  const { to, element } = await scopes(
    html`<kpi-controls dimensions="channel=search,social"></kpi-controls>`,
  );
  find(element, '.filter').click();
  await settled();
  to.append(element);
  await settled();
  expect(find(element, '.panel').childElementCount).toBe(0);
});

test('a panel that comes when its element is gone is not shown, and nobody is told of an error', async () => {
  const failed = vi.fn<(event: Event) => void>();
  addEventListener('unhandledrejection', failed);
  const box = await fixture(html`<div><kpi-card .reading=${roas}></kpi-card></div>`);
  const card = box.querySelector('kpi-card')!;
  box.addEventListener('kpi-error', failed);
  void openPanels(card);
  card.remove();
  await expect.poll(() => card.shadowRoot!.querySelector('#math')).not.toBe(null);
  await settled();
  removeEventListener('unhandledrejection', failed);
  expect(failed).not.toHaveBeenCalled();
});
