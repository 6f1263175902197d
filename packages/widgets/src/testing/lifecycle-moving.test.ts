import { html } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import '../index.ts';
import { drawn } from './drawn.ts';
import type { FixedClient } from './fixed-client.ts';
import { fixture, settled } from './fixture.ts';
import { lateClient } from './late-client.ts';
import { find, moves, scopes, tellingClient } from './moves.ts';
import { kpis, reading } from './readings.ts';

let client: FixedClient;
beforeEach(() => (client = tellingClient()));

test.each(moves)(
  'within a scope, everything stays as it was and nothing is asked twice: %s',
  async (_, move) => {
    const box = await fixture(html`
      <div>
        <kpi-scope .client=${lateClient(client)}>
          <kpi-card kpi="roas" label="Mine" layout="row" period="2026-07"></kpi-card>
          <kpi-gauge .reading=${reading(kpis.ctr, 0.05)}></kpi-gauge>
          <kpi-funnel stages="clicks roas"></kpi-funnel>
          <kpi-controls dimensions="channel=search,social"></kpi-controls>
          <p></p>
        </kpi-scope>
      </div>
    `);
    const all = [...box.querySelectorAll('kpi-card, kpi-gauge, kpi-funnel, kpi-controls')];
    const told = vi.fn<(event: Event) => void>();
    box.addEventListener('kpi-ready', told);
    const before = [all.map(drawn), client.asked.length, client.watching];
    const frames = all.map((element) => find(element, '.room'));
    for (const element of all) move(box.querySelector('p')!, element);
    await settled();
    expect([all.map(drawn), client.asked.length, client.watching]).toEqual(before);
    expect(all.map((element) => find(element, '.room'))).toEqual(frames);
    expect(told).not.toHaveBeenCalled();
  },
);

test.each(moves)('in another scope, an element shows what holds there: %s', async (_, move) => {
  const there = tellingClient();
  const { from, to, element } = await scopes(html`<kpi-card kpi="roas"></kpi-card>`, client, there);
  move(to, element);
  await settled();
  const fresh = document.createElement('kpi-card');
  fresh.setAttribute('kpi', 'roas');
  to.append(fresh);
  await settled();
  expect(drawn(element)).toBe(drawn(fresh));
  expect([client.watching, there.watching]).toEqual([0, 2]);
  const before = drawn(element);
  from.period = 'last_year';
  from.where = 'channel=social';
  client.answer({ status: 'loading' });
  await settled();
  expect(drawn(element)).toBe(before);
});

test('a scope that moves takes what is inside with it', async () => {
  const { from, to } = await scopes(
    html`<kpi-scope where="country=DE"><kpi-card kpi="roas"></kpi-card></kpi-scope>`,
    client,
  );
  to.append(from.firstElementChild!);
  await settled();
  expect(client.asked.at(-1)).toMatchObject({ period: '2026-07', where: 'country=DE' });
  expect(client.watching).toBe(1);
});

test.each(moves)('a choice is one of the scope where the element is: %s', async (_, move) => {
  const { from, to, element } = await scopes(
    html`<kpi-card kpi="roas" where="channel=search" select="filter"></kpi-card>`,
  );
  expect(find(element, '.select').ariaPressed).toBe('true');
  move(to, element);
  await settled();
  expect(find(element, '.select').ariaPressed).toBe('false');
  find(element, '.select').click();
  await settled();
  expect([from.where, to.where]).toEqual(['channel=search', 'channel=search']);
  expect(find(element, '.select').ariaPressed).toBe('true');
});

test.each(moves)('controls say what the scope says where they are, and ask that one: %s', async (_, move) => {
  const { from, to, element } = await scopes(
    html`<kpi-controls periods="2026-06 2026-07 last_year"></kpi-controls>`,
  );
  const menu = () => find(element, 'select') as HTMLSelectElement;
  expect(menu().value).toBe('2026-06');
  move(to, element);
  await settled();
  expect(menu().value).toBe('2026-07');
  menu().value = 'last_year';
  menu().dispatchEvent(new Event('change'));
  await settled();
  expect([from.period, to.period]).toEqual(['2026-06', 'last_year']);
});
