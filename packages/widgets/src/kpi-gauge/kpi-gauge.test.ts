import { catalog } from '@kpi-elements/core';
import axe from 'axe-core';
import { html } from 'lit';
import { expect, test } from 'vitest';
import '../kpi-scope/kpi-scope.ts';
import { fixedClient } from '../testing/fixed-client.ts';
import { fixture, settled } from '../testing/fixture.ts';
import { comparison, kpis, reading } from '../testing/readings.ts';
import type { KpiGauge } from './kpi-gauge.ts';
import './kpi-gauge.ts';

const target = { value: 5, attainment: 0.842, status: 'at_risk', toGo: 0.79 } as const;
const roas = reading(kpis.roas, 4.21, { comparisons: [comparison(3.9, 4.21, 'better')], target });
const ranges = '[{"to":1,"name":"loss","verdict":"worse"},{"to":6,"name":"profit","verdict":"better"}]';

const inside = (gauge: KpiGauge, selector: string) => gauge.shadowRoot!.querySelector<HTMLElement>(selector)!;
const part = (gauge: KpiGauge, name: string) => inside(gauge, `[part='${name}']`);

test.each(['radial', 'half', 'linear'] as const)(
  '%s: a meter says value, ends, range and target',
  async (layout) => {
    const gauge = await fixture<KpiGauge>(
      html`<kpi-gauge layout=${layout} .reading=${roas} ranges=${ranges}></kpi-gauge>`,
    );
    const meter = inside(gauge, '[role=meter]');
    expect(meter.getAttribute('aria-valuenow')).toBe('4.21');
    expect(meter.getAttribute('aria-valuemin')).toBe('0');
    expect(meter.getAttribute('aria-valuemax')).toBe('6');
    expect(meter.getAttribute('aria-valuetext')).toBe('4.21×, profit, target 5×');
    expect(part(gauge, 'value').innerText.trim()).toBe('4.21×');
    for (const mark of ['fill', 'target-mark', 'previous-mark']) expect(part(gauge, mark)).not.toBeNull();
    expect(gauge.shadowRoot!.querySelectorAll("[part='range']")).toHaveLength(2);
  },
);

test('what stands beside the scale is one picture for those who listen, and its sentence says all of it', async () => {
  const gauge = await fixture<KpiGauge>(html`<kpi-gauge .reading=${roas}></kpi-gauge>`);
  const beside = inside(gauge, '.beside');
  expect(beside.role).toBe('img');
  expect(beside.ariaLabel).toBe(await gauge.toText());
  expect(beside.innerText).toContain('+7.95%');
  gauge.withoutChange = gauge.withoutTarget = true;
  await gauge.updateComplete;
  expect(beside.checkVisibility()).toBe(false);
});

test.each(['radial', 'linear'] as const)(
  '%s: ranges are parted by more than their colours',
  async (layout) => {
    const gauge = await fixture<KpiGauge>(
      html`<kpi-gauge layout=${layout} .reading=${roas} ranges=${ranges}></kpi-gauge>`,
    );
    const spans = [...gauge.shadowRoot!.querySelectorAll("[part='range']")].map((range) => {
      const [, from, length] = range.getAttribute('stroke-dasharray')?.split(' ').map(Number) ?? [
        0,
        Number(range.getAttribute('x')),
        Number(range.getAttribute('width')),
      ];
      return { from: from!, to: from! + length! };
    });
    expect(spans).toHaveLength(2);
    expect(spans[0]!.to).toBeLessThan(spans[1]!.from);
    expect(spans[1]!.to).toBe(100);
  },
);

test('plain attributes are enough', async () => {
  const gauge = await fixture<KpiGauge>(
    html`<kpi-gauge label="NPS" value="0.42" unit="points" min="-1" max="1" better="higher"></kpi-gauge>`,
  );
  expect(part(gauge, 'value').innerText.trim()).toBe('42');
  expect(part(gauge, 'ends').innerText.split(/\s+/)).toEqual(['-100', '100']);
});

test('a value beyond the scale is marked and said', async () => {
  const gauge = await fixture<KpiGauge>(html`<kpi-gauge .reading=${roas} max="3"></kpi-gauge>`);
  expect(part(gauge, 'value').innerText.trim()).toBe('4.21×');
  expect(part(gauge, 'beyond-mark')).not.toBeNull();
  expect(part(gauge, 'beyond').innerText).toBe('Beyond the scale, which ends at 3×');
  expect(inside(gauge, '[role=meter]').getAttribute('aria-valuetext')).toContain(
    'beyond the scale, which ends at 3×',
  );
  expect(inside(gauge, '[role=meter]').getAttribute('aria-valuenow')).toBe('3');
});

test('without a value nothing is measured', async () => {
  const gauge = await fixture<KpiGauge>(
    html`<kpi-gauge
      .reading=${reading(kpis.cpa, null, { absence: 'zero_denominator' })}
      max="50"
    ></kpi-gauge>`,
  );
  expect(inside(gauge, '[role=meter]')).toBeNull();
  expect(part(gauge, 'empty').innerText.toLowerCase()).toBe('nothing to divide by');
  expect(gauge.shadowRoot!.innerHTML).not.toMatch(/null|NaN|Infinity/);
});

test('ranges that are none are an error, and render does not throw', async () => {
  const gauge = await fixture<KpiGauge>(
    html`<kpi-gauge value="3" label="ROAS" ranges='{"to":1}'></kpi-gauge>`,
  );
  expect(part(gauge, 'error').innerText).toContain('anges" is not a list of ranges.');
});

test('a skeleton has the size of what will be there', async () => {
  const client = fixedClient({ status: 'loading' }, Object.values(kpis));
  const scope = await fixture(html`
    <kpi-scope .client=${client} compare="previous_period" targets='{"roas":5}'
      ><kpi-gauge kpi="roas"></kpi-gauge
    ></kpi-scope>
  `);
  const gauge = scope.querySelector('kpi-gauge')!;
  const waiting = gauge.offsetHeight;
  client.answer({ status: 'ready', readings: [roas] });
  await settled();
  expect(Math.abs(gauge.offsetHeight - waiting)).toBeLessThan(2);
});

test('it says how its value came about, as a card does', async () => {
  const cpa = reading(catalog.get('cpa'), 40, { inputs: { cost: 12_400, new_customers: 310 } });
  const client = fixedClient({ status: 'ready', readings: [cpa] }, catalog);
  const scope = await fixture(
    html`<kpi-scope .client=${client}><kpi-gauge kpi="cpa"></kpi-gauge></kpi-scope>`,
  );
  const gauge = scope.querySelector('kpi-gauge')!;
  inside(gauge, '.math-button').click();
  await expect.poll(() => inside(gauge, '.math').matches(':popover-open')).toBe(true);
  expect(part(gauge, 'equation').innerText.replace(/\s+/g, ' ')).toContain('= €40.00');
});

test('it asks for no series', async () => {
  const client = fixedClient({ status: 'ready', readings: [roas] }, Object.values(kpis));
  await fixture(
    html`<kpi-scope .client=${client} grain="day"><kpi-gauge kpi="roas"></kpi-gauge></kpi-scope>`,
  );
  expect(client.asked[0]).not.toHaveProperty('grain');
});

test('nothing breaks a strict content security policy', async () => {
  const gauge = await fixture<KpiGauge>(html`<kpi-gauge .reading=${roas} ranges=${ranges}></kpi-gauge>`);
  expect(gauge.shadowRoot!.querySelectorAll('[style], style, [onclick]')).toHaveLength(0);
});

test.each([
  ['ltr', 'light'],
  ['rtl', 'dark'],
])('axe finds nothing, %s %s', async (dir, theme) => {
  const box = await fixture(html`
    <main dir=${dir}>
      <kpi-gauge .reading=${roas} ranges=${ranges} selectable></kpi-gauge>
      <kpi-gauge .reading=${roas} max="3" layout="half"></kpi-gauge>
      <kpi-gauge .reading=${roas} ranges=${ranges} layout="linear"></kpi-gauge>
      <kpi-gauge .reading=${reading(kpis.cpa, null)}></kpi-gauge>
    </main>
  `);
  box.style.colorScheme = theme;
  box.style.background = theme === 'dark' ? '#000' : '#fff';
  const { violations } = await axe.run(box);
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
