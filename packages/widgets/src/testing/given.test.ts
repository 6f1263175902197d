import { html, render } from 'lit';
import type { LitElement } from 'lit';
import { expect, test } from 'vitest';
import '../index.ts';
import { given } from './given.ts';
import { kpis, reading } from './readings.ts';

type Args = Readonly<Record<string, unknown>>;

const stories = {
  'kpi-card': (args: Args) => html`<kpi-card ${given(args)}></kpi-card>`,
  'kpi-gauge': (args: Args) => html`<kpi-gauge ${given(args)}></kpi-gauge>`,
  'kpi-funnel': (args: Args) => html`<kpi-funnel ${given(args)}></kpi-funnel>`,
  'kpi-scope': (args: Args) => html`<kpi-scope ${given(args)}></kpi-scope>`,
  'kpi-controls': (args: Args) => html`<kpi-controls ${given(args)}></kpi-controls>`,
};

test.each(Object.entries(stories))('stories of <%s> can set every attribute that it has', (tag, story) => {
  const { elementProperties } = customElements.get(tag) as typeof LitElement;
  for (const [property, { type, attribute }] of elementProperties) {
    if (attribute === false) continue;
    const name = String(property);
    const box = document.createElement('div');
    render(story({ [name]: type === Boolean ? true : '1' }), box);
    expect(box.firstElementChild!.getAttributeNames(), name).toEqual([attribute ?? name.toLowerCase()]);
  }
});

test('what is no longer given is taken away', () => {
  const box = document.createElement('div');
  const show = (args: Args) => {
    render(stories['kpi-card'](args), box);
    return box.querySelector('kpi-card')!;
  };
  expect(show({ withoutMath: true, reading: reading(kpis.roas, 4.21) }).reading?.value).toBe(4.21);
  const card = show({ withoutMath: false });
  expect(card.reading).toBeUndefined();
  expect(card.getAttributeNames()).toEqual([]);
});
