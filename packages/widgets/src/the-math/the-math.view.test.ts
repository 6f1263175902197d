import { catalog, english } from '@kpi-elements/core';
import type { Catalog, Reading } from '@kpi-elements/core';
import { expect, test } from 'vitest';
import type { Reader } from '../base/reader.ts';
import en from '../locales/en.ts';
import mathEn from '../locales/the-math/en.ts';
import zhCN from '../locales/zh-CN.ts';
import { comparison, reading } from '../testing/readings.ts';
import { mathView } from './the-math.view.ts';
import type { MathContext } from './the-math.view.ts';

const known: Catalog = catalog;
const reader: Reader = { strings: en, locale: english, timeZone: 'UTC' };
const chinese: Reader = { strings: zhCN, locale: zhCN.locale, timeZone: 'UTC' };

const cpa = reading(known.get('cpa'), 40, {
  inputs: { cost: 12_400, new_customers: 310 },
  comparisons: [{ ...comparison(38.5, 40, 'worse'), inputs: { cost: 10_010, new_customers: 260 } }],
});
const view = (of: Reading, request?: MathContext['request']) =>
  mathView(of, { catalog: known, request, words: mathEn }, reader);
const equation = (of: Reading) => view(of).terms.map(({ text, name }) => (name ? `${text} ${name}` : text));

test('the formula is filled in with the actual numbers', () => {
  expect(equation(cpa)).toEqual(['€12,400.00 Cost', '÷', '310 New customers']);
  expect(view(cpa).result.text).toBe('€40.00');
});

test('constants and brackets stand where they belong', () => {
  const cpm = reading(known.get('cpm'), 2.5, { inputs: { cost: 250, impressions: 100_000 } });
  expect(equation(cpm)).toEqual(['€250.00 Cost', '÷', '100,000 Impressions', '×', '1,000']);
});

test('another period and a target are said', () => {
  const growth = reading(known.get('sales_growth'), 0.2, {
    currency: 'EUR',
    inputs: { revenue: 120, 'previous(revenue)': 100 },
  });
  expect(equation(growth)).toEqual([
    '(',
    '€120.00 Revenue',
    '−',
    '€100.00 Revenue, earlier period',
    ')',
    '÷',
    '€100.00 Revenue, earlier period',
  ]);
});

test('the money in a rate has the currency that was asked for', () => {
  const roas = reading(known.get('roas'), 4, { inputs: { revenue: 400, cost: 100 } });
  expect(view(roas, { currency: 'USD' }).terms[0]!.text).toBe('$400.00');
});

test('an absent number is a dash', () => {
  const none = reading(known.get('cpa'), null, { inputs: { cost: 500, new_customers: null } });
  expect(equation(none)).toEqual(['€500.00 Cost', '÷', '– New customers']);
});

test('a measure says how it adds up', () => {
  const of = (id: string) => view(reading(known.get(id), 5, { inputs: { [id]: 5 } }));
  expect(of('revenue')).toMatchObject({ terms: [], note: 'Added up over the period.' });
  expect(of('visitors').note).toContain('counts once');
});

test('what each input did adds up to the change', () => {
  const { change, effects } = view(cpa);
  expect(change).toBe('+€1.50 since Jun 2026');
  expect(effects).toEqual([
    { name: 'Cost', text: '+€8.45' },
    { name: 'New customers', text: '-€6.95' },
  ]);
});

test('without a comparison there is nothing to explain', () => {
  expect(view({ ...cpa, comparisons: [] })).toMatchObject({ change: '', effects: [] });
});

test('where the numbers are from', () => {
  expect(
    view(cpa, { where: 'channel=search' }).facts.map(({ name, text }) => [name, text.replace(/\s/g, ' ')]),
  ).toEqual([
    ['Source', 'ads'],
    ['As of', 'Jul 31, 2026, 7:30 AM'],
    ['Period', 'Jul 1 – 30, 2026'],
    ['Filter', 'channel=search'],
  ]);
});

test('what the definition says comes along', () => {
  const { kpi } = cpa;
  expect(view(cpa)).toMatchObject({
    question: kpi.question,
    description: kpi.description,
    beware: kpi.beware,
    actions: kpi.actions,
    guards: kpi.guards!.map((id) => known.get(id).name),
  });
});

test('a reading from elsewhere has a definition, but no numbers', () => {
  const bare = mathView(
    reading(known.get('cpa'), 40),
    { catalog: undefined, request: undefined, words: mathEn },
    reader,
  );
  expect(bare).toMatchObject({ terms: [], note: 'The numbers that went into it are not known here.' });
});

test('the same in Chinese', () => {
  const { terms, title, guards } = mathView(
    cpa,
    { catalog: known, request: undefined, words: zhCN.theMath },
    chinese,
  );
  expect(terms.map(({ name }) => name)).toEqual(['花费', '', '新客户数']);
  expect([title, ...guards].join('')).not.toMatch(/[a-z]{4}/);
});
