import * as fc from 'fast-check';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import '../index.ts';
import { fixedClient } from './fixed-client.ts';
import { fixture, settled } from './fixture.ts';
import { comparison, kpis, reading } from './readings.ts';
import { stageReadings } from './stages.ts';

const CYCLES = 20;
const ELEMENTS = 1000;

const roas = reading(kpis.roas, 4.21, { comparisons: [comparison(3.9, 4.21, 'better')] });
const stages = stageReadings([10_000, 500, 50], [8000, 450, 60]);

/** Counts what elements hold of the page: listeners on document and window, timers that wait, observers. */
function countHoldings() {
  const held = { listeners: 0, timers: new Set<unknown>(), observers: new Set<MutationObserver>() };
  const outside = (target: EventTarget) => target === document || target === globalThis;
  // Spies of the test runner would keep every target alive.
  const undo = [
    replace(
      EventTarget.prototype,
      'addEventListener',
      (add) =>
        function (this: EventTarget, ...args) {
          if (outside(this)) held.listeners += 1;
          add.apply(this, args);
        },
    ),
    replace(
      EventTarget.prototype,
      'removeEventListener',
      (remove) =>
        function (this: EventTarget, ...args) {
          if (outside(this)) held.listeners -= 1;
          remove.apply(this, args);
        },
    ),
    replace(
      MutationObserver.prototype,
      'observe',
      (observe) =>
        function (this: MutationObserver, ...args) {
          held.observers.add(this);
          observe.apply(this, args);
        },
    ),
    replace(
      MutationObserver.prototype,
      'disconnect',
      (disconnect) =>
        function (this: MutationObserver) {
          held.observers.delete(this);
          disconnect.call(this);
        },
    ),
    replace(globalThis as Timers, 'setTimeout', (start) => (run, time) => {
      const timer = start(() => {
        held.timers.delete(timer);
        run();
      }, time);
      held.timers.add(timer);
      return timer;
    }),
    replace(globalThis as Timers, 'clearTimeout', (stop) => (timer) => {
      held.timers.delete(timer);
      stop(timer);
    }),
  ];
  return {
    now: () => [held.listeners, held.timers.size, held.observers.size] as const,
    restore: () => undo.forEach((run) => run()),
  };
}

interface Timers {
  setTimeout(run: () => void, time?: number): number;
  clearTimeout(timer?: number): void;
}

/** Puts another method in the place of one, and gives the way back. */
function replace<T, Name extends keyof T>(
  owner: T,
  name: Name,
  by: (method: T[Name]) => T[Name],
): () => void {
  const method = owner[name];
  owner[name] = by(method);
  return () => (owner[name] = method);
}

/** One of each, asking, given and waiting in vain. */
function some(i: number): HTMLElement {
  const tag = (['kpi-card', 'kpi-gauge', 'kpi-funnel'] as const)[i % 3]!;
  const element = document.createElement(tag);
  if (i % 2) element.setAttribute(tag === 'kpi-funnel' ? 'stages' : 'kpi', 'roas');
  else Object.assign(element, tag === 'kpi-funnel' ? { readings: stages } : { reading: roas });
  return element;
}

test(`${CYCLES} cycles of ${ELEMENTS} elements leave no nodes, listeners, timers or observers`, async () => {
  const box = await fixture(html`<div hidden></div>`);
  box.append(some(0), some(1), some(2));
  await settled();
  box.replaceChildren();
  const held = countHoldings();
  const client = fixedClient({ status: 'ready', readings: [roas] }, Object.values(kpis));
  const nodes: WeakRef<Node>[] = [];
  // A function of its own, so that no variable keeps the elements of the last cycle.
  const cycle = async (watched: boolean) => {
    const scope = document.createElement('kpi-scope');
    if (watched) scope.client = client;
    scope.append(...Array.from({ length: ELEMENTS }, (_, i) => some(i)));
    box.append(scope);
    await scope.updateComplete;
    await new Promise(requestAnimationFrame);
    // However many elements there are, few listeners are compared when one more comes.
    expect(held.now()[0]).toBeGreaterThan(0);
    expect(held.now()[0]).toBeLessThan(10);
    for (const element of scope.children) {
      nodes.push(new WeakRef(element), new WeakRef(element.shadowRoot!.querySelector('.base')!));
    }
    scope.remove();
  };
  for (let i = 0; i < CYCLES; i++) await cycle(i % 2 === 1);
  await settled();
  held.restore();
  expect(held.now()).toEqual([0, 0, 0]);
  expect(client.watching).toBe(0);
  for (let i = 0; i < 5; i++) {
    await cdp().send('HeapProfiler.collectGarbage');
    await settled();
  }
  expect(nodes.length).toBe(2 * CYCLES * ELEMENTS);
  expect(nodes.filter((node) => node.deref() !== undefined).length).toBe(0);
}, 180_000);

test('moving an element keeps its state, and asks for nothing twice', async () => {
  const client = fixedClient({ status: 'ready', readings: [roas] }, Object.values(kpis));
  const box = await fixture(html`
    <div>
      <kpi-scope .client=${client}>
        <kpi-card kpi="roas" label="Mine" layout="row"></kpi-card>
        <kpi-card .reading=${reading(kpis.ctr, 0.05)}></kpi-card>
        <p></p>
      </kpi-scope>
    </div>
  `);
  const cards = [...box.querySelectorAll('kpi-card')];
  const told = vi.fn<(event: Event) => void>();
  box.addEventListener('kpi-ready', told);
  const before = cards.map(picture);
  for (const card of cards) box.querySelector('p')!.append(card);
  await settled();
  expect(cards.map(picture)).toEqual(before);
  expect(client.watching).toBe(1);
  expect(told).not.toHaveBeenCalled();
});

/** What is drawn, without the marks that Lit leaves. */
function picture(element: Element): string {
  return element.shadowRoot!.querySelector('.base')!.outerHTML.replaceAll(/<!--.*?-->|\s+/g, ' ');
}

const plain = { value: '4.2', previous: '3.9', unit: 'multiple', better: 'higher', target: '5' };
const range = '[{"to":3,"name":"low","verdict":"worse"},{"to":6,"name":"high"}]';

test.each([
  ['kpi-card', { ...plain, label: 'ROAS', series: '[3, null, 4]', layout: 'row', period: '2026-07' }],
  ['kpi-card', { kpi: 'ctr', value: '0.05', locale: 'de', 'without-target': '', selectable: '' }],
  ['kpi-gauge', { ...plain, label: 'ROAS', ranges: range, layout: 'linear', min: '-1' }],
  ['kpi-funnel', { stages: 'roas', readings: JSON.stringify(stages), label: 'Path', selectable: '' }],
])(
  'attributes of <%s> in any order end in the same picture: %o',
  async (tag, attributes) => {
    const box = await fixture(html`<div></div>`);
    const entries = Object.entries(attributes);
    const draw = async (steps: readonly (readonly [string, string])[], wait: readonly boolean[]) => {
      const element = document.createElement(tag as 'kpi-card');
      box.append(element);
      for (const [i, [name, value]] of steps.entries()) {
        element.setAttribute(name, value);
        if (wait[i]) await element.updateComplete;
      }
      await element.updateComplete;
      await element.updateComplete;
      const drawn = picture(element);
      element.remove();
      return drawn;
    };
    const expected = await draw(entries, []);
    const orders = fc.shuffledSubarray(entries, { minLength: entries.length });
    await fc.assert(
      fc.asyncProperty(
        orders,
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        async (order, wait) => {
          expect(await draw(order, wait)).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  },
  60_000,
);
