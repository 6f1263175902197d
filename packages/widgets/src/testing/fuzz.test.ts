import * as fc from 'fast-check';
import { html } from 'lit';
import { expect, test } from 'vitest';
import type { KpiFunnel } from '../kpi-funnel/kpi-funnel.ts';
import '../index.ts';
import { fixture } from './fixture.ts';
import { readings } from './fuzzed-readings.ts';

const RUNS = 300;

/** What nobody must ever read, and no path must contain. */
const nonsense = /NaN|undefined|\[object|Infinity|null/;

type Drawn = HTMLElement & { updateComplete: Promise<unknown> };

/** What is wrong with a picture. */
async function faults(element: Drawn): Promise<readonly string[]> {
  await element.updateComplete;
  const root = element.shadowRoot!;
  const error = root.querySelector<HTMLElement>("[part='error']");
  const shown = root.querySelector('.base')!.outerHTML.replaceAll(/<!--.*?-->/g, '');
  return [...(error ? [error.innerText] : []), ...(nonsense.exec(shown) ?? [])];
}

test.each(['kpi-card', 'kpi-gauge'] as const)(
  '<%s> draws every reading',
  async (tag) => {
    const element = (await fixture(html`<div></div>`)).appendChild(document.createElement(tag));
    await fc.assert(
      fc.asyncProperty(readings, async (reading) => {
        element.reading = reading;
        expect(await faults(element)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  120_000,
);

test('<kpi-funnel> draws every list of readings, an empty one too', async () => {
  const element = await fixture<KpiFunnel>(html`<kpi-funnel></kpi-funnel>`);
  await fc.assert(
    fc.asyncProperty(fc.array(readings, { maxLength: 6 }), async (stages) => {
      // Whoever asks for stages asks for the same comparisons of all of them.
      const { comparisons = [] } = stages[0] ?? {};
      // A time says how long a stage takes, so one of those stands before it.
      fc.pre(stages[0]?.kpi.unit !== 'duration');
      element.readings = stages.map((stage) => ({ ...stage, comparisons }));
      expect(await faults(element)).toEqual([]);
    }),
    { numRuns: RUNS / 2 },
  );
}, 120_000);

test.each(['kpi-card', 'kpi-gauge', 'kpi-funnel'] as const)(
  '<%s> says so when a reading is none',
  async (tag) => {
    const element = (await fixture(html`<div></div>`)).appendChild(document.createElement(tag));
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (anything) => {
        const given = typeof anything === 'object' && anything !== null ? anything : [anything];
        Object.assign(element, { reading: given, readings: given });
        await element.updateComplete;
        expect(element.shadowRoot!.querySelector('.base')).not.toBeNull();
      }),
      { numRuns: RUNS },
    );
  },
  120_000,
);
