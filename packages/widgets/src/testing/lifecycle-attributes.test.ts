import { html } from 'lit';
import type { LitElement } from 'lit';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../index.ts';
import { histories, take } from './attribute-history.ts';
import type { Step } from './attribute-history.ts';
import { drawn } from './drawn.ts';
import { fixedClient } from './fixed-client.ts';
import { fixture, settled } from './fixture.ts';
import { lateClient } from './late-client.ts';
import { offered } from './offered-attributes.ts';
import { kpis } from './readings.ts';
import { tellingReading } from './telling-reading.ts';

/** Says what it was asked, after it was waited for. */
const client = () =>
  lateClient(
    fixedClient((request) => ({ status: 'ready', readings: [tellingReading(request)] }), Object.values(kpis)),
  );

/** Until everything inside is drawn, and what came late as well. */
async function done(all: readonly LitElement[]): Promise<void> {
  for (let i = 0; i < 2; i++) {
    for (const element of all) while (!(await element.updateComplete));
    await Promise.resolve();
  }
}

/** Draws with attributes that are there at first, and others that come one by one. */
type Draw = (first: readonly Step[], then?: readonly Step[]) => Promise<readonly string[]>;

function drawIn(box: Element, make: () => LitElement): Draw {
  return async (first, then = []) => {
    const element = make();
    for (const step of first) take(element, step);
    box.append(element);
    const all = [element, ...element.querySelectorAll<LitElement>('*')];
    for (const step of then) {
      take(element, step);
      if (step.isDrawn) await done(all);
    }
    await done(all);
    const pictures = all.map(drawn);
    element.remove();
    return pictures;
  };
}

// A scope warns of what it cannot read.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

const inside = `
  <kpi-card kpi="roas"></kpi-card>
  <kpi-gauge kpi="ctr"></kpi-gauge>
  <kpi-scope where="country=DE"><kpi-funnel stages="clicks roas"></kpi-funnel></kpi-scope>
  <kpi-controls dimensions="channel=search,social"></kpi-controls>
`;

test.each(['kpi-card', 'kpi-gauge', 'kpi-funnel', 'kpi-controls', 'kpi-scope'] as const)(
  'however the attributes of <%s> came about, the last ones are what is drawn',
  async (tag) => {
    const box = await fixture(html`
      <kpi-scope
        period="last_month"
        where="channel=social"
        targets='{"ctr":2}'
        .client=${client()}
      ></kpi-scope>
    `);
    const draw = drawIn(box, () => {
      const element = document.createElement(tag);
      if (tag === 'kpi-scope') element.innerHTML = inside;
      return element;
    });
    // Whatever code and language is fetched when it is needed is there from then on.
    await draw([{ name: 'locale', value: 'zh-CN', isDrawn: true }]);
    await settled();
    await fc.assert(
      fc.asyncProperty(histories(offered[tag]), async ({ steps, last }) => {
        expect(await draw([], [...steps, ...last])).toEqual(await draw(last));
      }),
      { numRuns: 150 },
    );
  },
  60_000,
);
