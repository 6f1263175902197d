import { describe, expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { defineKpis } from '../kpi.ts';
import { defineMeasures } from '../measure.ts';
import { catalog } from '../default-catalog.ts';
import { read } from './read.ts';

const rates = { currency: 'EUR', exchangeRates: { USD: 0.5, GBP: 2 } };
const euros = createFrame([{ date: '2026-01-01', cost: 100, clicks: 10 }]);
const mixed = createFrame([
  { date: '2026-01-01', currency: 'EUR', cost: 100, clicks: 10 },
  { date: '2026-01-01', currency: 'USD', cost: 100, clicks: 10 },
]);

describe('money in two currencies', () => {
  test('is mixed_currency unless exchange rates are configured', () => {
    expect(read('cpc', mixed)).toMatchObject({ value: null, absence: 'mixed_currency' });
    expect(read('cpc', mixed, {}, { currency: 'EUR' })).toMatchObject({ absence: 'mixed_currency' });
    expect(read('cpc', mixed, {}, rates)).toMatchObject({ value: 7.5, currency: 'EUR' });
  });

  test('of which one is left by the filter stays as it is, or is exchanged', () => {
    expect(read('cpc', mixed, { where: 'currency=USD' })).toMatchObject({ value: 10, currency: 'USD' });
    expect(read('cpc', mixed, { where: 'currency=USD' }, rates)).toMatchObject({ value: 5, currency: 'EUR' });
  });

  test('is told apart in a breakdown by currency', () => {
    const shown = (context = {}) =>
      read('cpc', mixed, { by: 'currency' }, context).groups!.map(({ key, value, currency }) => [
        key['currency'],
        value,
        currency,
      ]);
    expect(shown({ currency: 'EUR' })).toEqual([
      ['EUR', 10, 'EUR'],
      ['USD', 10, 'USD'],
    ]);
    expect(shown(rates)).toEqual([
      ['EUR', 10, 'EUR'],
      ['USD', 5, 'EUR'],
    ]);
  });

  test('makes one mean: each amount is exchanged, and weighs as it did', () => {
    const measures = defineMeasures({
      price: { name: 'Price', unit: 'money', rollUp: { mean: 'units' } },
      units: { name: 'Units' },
    });
    const kpis = defineKpis({
      mean_price: { name: 'Mean price', formula: 'price', unit: 'money', better: 'range' },
    });
    const frame = createFrame(
      [
        { currency: 'EUR', price: 10, units: 1 },
        { currency: 'USD', price: 40, units: 3 },
      ],
      { measures },
    );
    const context = { ...rates, catalog: catalog.extend({ kpis, measures }) };
    expect(read('mean_price', frame, {}, context).value).toBe((10 + 3 * 20) / 4);
  });

  test('a rate that is none is no rate', () => {
    for (const USD of [0, -1, NaN, Infinity]) {
      const context = { currency: 'EUR', exchangeRates: { USD } };
      expect(read('ad_spend', mixed, {}, context)).toMatchObject({ absence: 'mixed_currency' });
    }
  });
});

describe('a request for another currency', () => {
  test('exchanges by the rates, whatever the money is in', () => {
    expect(read('cpc', euros, { currency: 'USD' }, rates)).toMatchObject({ value: 20, currency: 'USD' });
    expect(read('cpc', euros, { currency: 'GBP' }, rates)).toMatchObject({ value: 5, currency: 'GBP' });
    expect(read('cpc', mixed, { currency: 'USD' }, rates)).toMatchObject({ value: 15, currency: 'USD' });
    expect(read('cpc', mixed, { currency: 'GBP' }, rates)).toMatchObject({ value: 3.75, currency: 'GBP' });
  });

  test('without a rate leaves money in its own', () => {
    expect(read('cpc', euros, { currency: 'JPY' }, rates)).toMatchObject({ value: 10, currency: 'EUR' });
    expect(read('cpc', mixed, { currency: 'JPY' }, rates)).toMatchObject({ absence: 'mixed_currency' });
  });

  test('names the money where nothing else does', () => {
    expect(read('cpc', euros, { currency: 'CHF' })).toMatchObject({ value: 10, currency: 'CHF' });
  });
});

describe('a target of money', () => {
  const targets = [{ kpi: 'cost', value: 50, period: '2026-01' }];
  const spent = (currency?: string) =>
    read(
      'budget_used',
      euros,
      { period: '2026-01', ...(currency !== undefined && { currency }) },
      { ...rates, targets },
    );

  test('that is configured is exchanged with the money', () => {
    expect(spent()).toMatchObject({ value: 2, inputs: { cost: 100, 'target(cost)': 50 } });
    expect(spent('USD')).toMatchObject({ value: 2, inputs: { cost: 200, 'target(cost)': 100 } });
    expect(spent('JPY')).toMatchObject({ value: 2, inputs: { cost: 100, 'target(cost)': 50 } });
  });

  test('that comes with the request is in the currency it asks for', () => {
    const request = { period: '2026-01', currency: 'USD', target: 400 };
    expect(read('ad_spend', euros, request, rates)).toMatchObject({
      value: 200,
      target: { value: 400, attainment: 0.5 },
    });
  });

  test('is not held against money in another currency', () => {
    const dollars = createFrame([{ date: '2026-01-01', currency: 'USD', cost: 100 }]);
    const context = { currency: 'EUR', targets };
    expect(read('ad_spend', dollars, { period: '2026-01', target: 50 }, context).target).toBeUndefined();
    expect(read('budget_used', dollars, { period: '2026-01' }, context)).toMatchObject({
      value: null,
      absence: 'mixed_currency',
    });
  });
});
