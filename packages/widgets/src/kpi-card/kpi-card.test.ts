import type { ReadingState } from '@kpi-elements/core';
import axe from 'axe-core';
import { html } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import { define } from '../base/define.ts';
import '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { fixture, settled } from '../testing/fixture.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import { KpiCard } from './kpi-card.ts';

const roas = reading(kpis.roas, 4.21, { comparisons: [comparison(3.9, 4.21, 'better')] });
const failed: ReadingState = { status: 'error', error: new Error('Source "ads" answered 503.\nTry later.') };

const part = (card: KpiCard, name: string) =>
  card.shadowRoot!.querySelector<HTMLElement>(`[part='${name}']`)!;
/** What a person sees. */
const text = (card: KpiCard) =>
  card.shadowRoot!.querySelector<HTMLElement>('.base')!.innerText.replace(/\s+/g, ' ');

async function cardWith(state: ReadingState) {
  const client = fixedClient(state, Object.values(kpis));
  const scope = await fixture(
    html`<kpi-scope .client=${client}><kpi-card kpi="roas"></kpi-card></kpi-scope>`,
  );
  return { client, card: scope.querySelector('kpi-card')! };
}

afterEach(() => vi.restoreAllMocks());

test('plain attributes are enough', async () => {
  const card = await fixture<KpiCard>(html`
    <kpi-card
      label="ROAS"
      value="4.2"
      previous="3.9"
      unit="multiple"
      better="higher"
      series="[3, null, 4, 4.2]"
    ></kpi-card>
  `);
  expect(text(card)).toContain('ROAS');
  expect(part(card, 'value').innerText).toBe('4.2×');
  expect(part(card, 'verdict').innerText).toBe('better');
  expect(card.reading).toMatchObject({ value: 4.2, comparisons: [{ change: expect.closeTo(0.3) }] });
});

test('attributes may come in any order and one at a time', async () => {
  const given = {
    label: 'ROAS',
    value: '4.2',
    previous: '3.9',
    unit: 'multiple',
    better: 'higher',
    target: '5',
  };
  const pictures = [];
  for (const entries of [Object.entries(given), Object.entries(given).toReversed()]) {
    const card = await fixture<KpiCard>(html`<kpi-card></kpi-card>`);
    for (const [name, value] of entries) {
      card.setAttribute(name, value);
      await settled();
    }
    pictures.push(
      ['header', 'body', 'footer'].map((name) => part(card, name).outerHTML.replace(/<!--.*?-->/g, '')),
    );
  }
  expect(pictures[0]).toEqual(pictures[1]);
  expect(pictures[0]!.join('')).toContain('84%');
});

test('a reading is told once, however often it is drawn', async () => {
  const told = vi.fn<(event: Event) => void>();
  document.addEventListener('kpi-ready', told);
  const card = await fixture<KpiCard>(html`<kpi-card label="ROAS" value="4.2"></kpi-card>`);
  card.requestUpdate();
  await settled();
  expect(told).toHaveBeenCalledOnce();
  card.value = 4.3;
  await settled();
  document.removeEventListener('kpi-ready', told);
  expect(told).toHaveBeenCalledTimes(2);
});

test('a number that cannot be read is an error, not a zero', async () => {
  const card = await fixture<KpiCard>(html`<kpi-card label="ROAS" value="1,234"></kpi-card>`);
  expect(text(card)).toContain('"1,234" is not a number.');
  expect(card.reading).toBeUndefined();
});

test('a skeleton has the size of what will be there', async () => {
  const client = fixedClient({ status: 'loading' }, Object.values(kpis));
  const scope = await fixture(html`
    <kpi-scope .client=${client} compare="previous_period"><kpi-card kpi="roas"></kpi-card></kpi-scope>
  `);
  const card = scope.querySelector('kpi-card')!;
  const waiting = card.offsetHeight;
  expect(part(card, 'base').getAttribute('aria-busy')).toBe('true');
  client.answer({ status: 'ready', readings: [roas] });
  await settled();
  expect(Math.abs(card.offsetHeight - waiting)).toBeLessThan(2);
});

test('while a value is renewed, it stays', async () => {
  const { card } = await cardWith({ status: 'refreshing', readings: [roas] });
  expect(text(card)).toContain('4.21×');
  expect(text(card)).toContain('Updating');
});

test('an old value is shown with its age', async () => {
  const { card } = await cardWith({ status: 'stale', readings: [roas] });
  expect(text(card)).toContain('4.21×');
  expect(part(card, 'stale').innerText).toContain('Not updated since');
});

test('an absent value is a dash, with the reason in words', async () => {
  const { card } = await cardWith({
    status: 'ready',
    readings: [reading(kpis.cpa, null, { absence: 'zero_denominator' })],
  });
  expect(part(card, 'value').innerText).toBe('–');
  expect(part(card, 'empty').innerText.toLowerCase()).toBe('nothing to divide by');
});

test('an error is a fact, a way out, a button that tries again and one event', async () => {
  const told = vi.fn<(event: Event) => void>();
  document.addEventListener('kpi-error', told);
  const { card, client } = await cardWith(failed);
  card.requestUpdate();
  await settled();
  document.removeEventListener('kpi-error', told);
  expect(told).toHaveBeenCalledOnce();
  expect(text(card)).toContain('Source "ads" answered 503. Try later.');
  part(card, 'retry').click();
  expect(client.refreshed).toBe(1);
});

test('a changed KPI shows nothing of the former one', async () => {
  const { card, client } = await cardWith({ status: 'ready', readings: [roas] });
  client.answer(failed);
  await settled();
  expect(text(card)).not.toContain('4.21');
  client.answer({ status: 'loading' });
  card.kpi = 'ctr';
  await settled();
  expect(text(card)).toContain('Click-through rate');
  expect(text(card)).not.toContain('503');
  expect(card.reading).toBeUndefined();
});

test('what cannot be drawn is an error state, and render does not throw', async () => {
  const told = vi.fn<(event: Event) => void>();
  document.addEventListener('kpi-error', told, { once: true });
  const card = await fixture<KpiCard>(html`<kpi-card .reading=${{} as never}></kpi-card>`);
  expect(part(card, 'error').innerText).toContain('This cannot be shown.');
  expect(told).toHaveBeenCalledOnce();
});

test('without a client the card waits, then says what is missing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const card = document.body.appendChild(document.createElement('kpi-card'));
  card.kpi = 'roas';
  await card.updateComplete;
  await vi.advanceTimersByTimeAsync(9_999);
  expect(part(card, 'error')).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  await card.updateComplete;
  expect(text(card)).toContain('<kpi-card> has no data source.');
  vi.useRealTimers();
  card.remove();
});

test('what a person sees is one picture for those who listen, and its sentence says all of it', async () => {
  const card = await fixture<KpiCard>(html`<kpi-card .reading=${roas}></kpi-card>`);
  expect(part(card, 'body').role).toBe('img');
  expect(part(card, 'body').ariaLabel).toBe(await card.toText());
});

test('an id that nobody knows is read as words', async () => {
  const card = await fixture<KpiCard>(html`<kpi-card kpi="cost_per_visit" value="3"></kpi-card>`);
  expect(part(card, 'label').innerText.trim()).toBe('cost per visit');
});

test('a reading that is set overrides the scope, until it is taken back', async () => {
  const { card } = await cardWith({ status: 'ready', readings: [roas] });
  card.reading = reading(kpis.ctr, 0.05);
  await settled();
  expect(part(card, 'value').innerText).toBe('5%');
  card.reading = undefined;
  await settled();
  expect(part(card, 'value').innerText).toBe('4.21×');
});

test('a disconnected card asks for nothing', async () => {
  const { card, client } = await cardWith({ status: 'ready', readings: [roas] });
  card.remove();
  await settled();
  expect(client.watching).toBe(0);
});

test('texts from data are text', async () => {
  const name = '<img src=x onerror="window.pwned = true">';
  const card = await fixture<KpiCard>(
    html`<kpi-card .reading=${reading({ ...kpis.roas, id: 'x', name }, 1)}></kpi-card>`,
  );
  expect(part(card, 'label').innerText.trim()).toBe(name);
  expect(card.shadowRoot!.querySelector('img')).toBeNull();
});

test('the language is that of the nearest lang, and follows it', async () => {
  const box = await fixture(html`<div lang="zh-CN"><kpi-card .reading=${roas}></kpi-card></div>`);
  const card = box.querySelector('kpi-card')!;
  await expect.poll(() => text(card)).toContain('变好');
  box.lang = 'en';
  await expect.poll(() => text(card)).toContain('better');
});

test('Arabic: laid out from the right, with the digits of its readers', async () => {
  const box = await fixture(html`
    <div lang="ar-EG" dir="rtl">
      <kpi-card label="العائد" value="4.21" previous="3.9" unit="multiple" better="higher"></kpi-card>
    </div>
  `);
  const card = box.querySelector('kpi-card')!;
  await card.updateComplete;
  expect(part(card, 'value').innerText).toContain('٤٫٢١');
  expect(part(card, 'versus').innerText).toContain('٣٫٩');
  expect(part(card, 'badge').innerText).toMatch(/[٠-٩]/);
  expect(part(card, 'body').ariaLabel).toContain('العائد: ٤٫٢١');
  const [label, actions] = [part(card, 'label'), card.shadowRoot!.querySelector('.actions')!].map((it) =>
    it.getBoundingClientRect(),
  );
  expect(label!.right).toBeGreaterThan(actions!.right);
});

test('news are announced, but not the first reading, and at most every ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const card = document.body.appendChild(document.createElement('kpi-card'));
  const said = () => card.shadowRoot!.querySelector('[role=status]')?.textContent;
  const show = async (value: number) => {
    card.reading = reading(kpis.roas, value);
    await card.updateComplete;
    const before = said();
    await vi.advanceTimersByTimeAsync(1000);
    return [before, said()];
  };
  expect(await show(1)).toEqual([undefined, undefined]);
  // Screen readers hear what comes into a place that stands there already.
  expect(await show(2)).toEqual(['', expect.stringContaining('2×')]);
  expect(await show(3)).toEqual([expect.stringContaining('2×'), expect.stringContaining('2×')]);
  await vi.advanceTimersByTimeAsync(10_000);
  await card.updateComplete;
  expect(said()).toContain('3×');
  vi.useRealTimers();
  card.remove();
});

test('a second copy of the element warns and does not throw', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  define('kpi-card', class extends HTMLElement {});
  expect(warn).toHaveBeenCalledOnce();
  expect(customElements.get('kpi-card')).toBe(KpiCard);
});

test('nothing breaks a strict content security policy', async () => {
  const card = await fixture<KpiCard>(html`<kpi-card .reading=${roas}></kpi-card>`);
  expect(card.shadowRoot!.querySelectorAll('[style], style, [onclick]')).toHaveLength(0);
});

test.each([
  ['ltr', 'light'],
  ['rtl', 'dark'],
])('axe finds nothing, %s %s', async (dir, theme) => {
  const target = { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 } as const;
  const box = await fixture(html`
    <main dir=${dir}>
      <kpi-card .reading=${{ ...roas, target }} selectable></kpi-card>
      <kpi-card .reading=${reading(kpis.cpa, null)}></kpi-card>
      <kpi-card value="x" label="Broken"></kpi-card>
    </main>
  `);
  box.style.colorScheme = theme;
  box.style.background = theme === 'dark' ? '#000' : '#fff';
  const { violations } = await axe.run(box);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
