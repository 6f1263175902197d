import { KpiError } from '@kpi-elements/core';
import type { Reading } from '@kpi-elements/core';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../index.ts';
import { fixedClient } from './fixed-client.ts';
import { comparison, kpis, reading } from './readings.ts';

/** A reading in which every text is the same. */
function readingOf(text: string): Reading {
  const benchmark = { value: 4, scope: text, source: text, date: text, sample: text, validUntil: text };
  const kpi = { ...kpis.revenue, id: text, name: text, formula: text, description: text, question: text };
  const guarded = { ...kpi, guards: [text], actions: [text], beware: [text], benchmark };
  return reading(guarded as never, 4.2, {
    key: { [text]: text },
    period: text,
    inputs: { [text]: 3 },
    comparisons: [comparison(3.9, 4.2, 'better', text, text)],
    benchmark,
    currency: text,
    source: text,
    asOf: text,
    notes: [text, `assumed ${text}`],
  });
}

/** Every element that a text can reach, in every place where it can. */
export function hostileBoard(text: string): TemplateResult {
  const given = readingOf(text);
  const range = JSON.stringify([{ to: 5, name: text, verdict: text }]);
  const failing = fixedClient({ status: 'error', error: new Error(`${text}\n${text}`) });
  const refusing = fixedClient({ status: 'error', error: new KpiError('unreadable_data', text) });
  return html`
    <kpi-card .reading=${given} selectable></kpi-card>
    <kpi-card .reading=${given} label=${text} locale="zh-CN"></kpi-card>
    <kpi-card .reading=${{ ...given, value: null, absence: text }}></kpi-card>
    <kpi-card
      label=${text}
      value="3"
      unit=${text}
      currency=${text}
      period=${text}
      compare=${text}
      previous="2"
    ></kpi-card>
    <kpi-card value=${text} series=${text} target=${text} layout=${text} locale=${text}></kpi-card>
    <kpi-gauge .reading=${given} ranges=${range}></kpi-gauge>
    <kpi-gauge value="3" label=${text} min=${text} layout=${text}></kpi-gauge>
    <kpi-gauge value="3" ranges=${text}></kpi-gauge>
    <kpi-funnel .readings=${[given, given, given]} selectable></kpi-funnel>
    <kpi-funnel readings=${text} label=${text}></kpi-funnel>
    <kpi-scope
      .client=${failing}
      period=${text}
      where=${text}
      locale=${text}
      currency=${text}
      targets=${text}
    >
      <kpi-card kpi=${text} where=${text}></kpi-card>
      <kpi-card formula=${text} label=${text}></kpi-card>
      <kpi-funnel stages=${text}></kpi-funnel>
    </kpi-scope>
    <kpi-scope .client=${fixedClient({ status: 'ready', readings: [{ ...given, groups: [given] }] })}>
      <kpi-controls dimensions="channel" kpi="roas"></kpi-controls>
      <kpi-controls
        dimensions=${text}
        periods=${text}
        compares=${text}
        kpi=${text}
        url=${text}
      ></kpi-controls>
    </kpi-scope>
    <kpi-scope .client=${refusing}
      ><kpi-card kpi="cpc"></kpi-card><kpi-gauge kpi=${text}></kpi-gauge
    ></kpi-scope>
  `;
}
