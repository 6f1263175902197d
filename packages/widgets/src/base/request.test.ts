import { expect, test } from 'vitest';
import { cellFrom, jsonFrom } from './attributes.ts';
import { grainFor } from './grain-for.ts';
import { requestOf } from './request.ts';
import { nestScope } from './scope.ts';

test('an element asks within its scope, and its own attributes come first', () => {
  const scope = {
    period: 'last_month',
    compare: 'previous_year',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  };
  expect(requestOf({ kpi: 'roas', period: 'last_7_days' }, scope)).toEqual({
    kpi: 'roas',
    period: 'last_7_days',
    compare: ['previous_year'],
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  });
});

test('filters of scope and element must both hold', () => {
  const { where } = requestOf({ kpi: 'roas', where: 'country!=DE' }, { where: 'channel=search' });
  expect(where).toBe('channel=search country!=DE');
});

test('the scope has targets by KPI, an element its own', () => {
  const scope = { targets: { roas: 4, cpa: 40 } };
  expect(requestOf({ kpi: 'roas' }, scope)).toMatchObject(scope);
  expect(requestOf({ kpi: 'roas' }, scope)).not.toHaveProperty('target');
  expect(requestOf({ kpi: 'roas', target: '5' }, scope)).toMatchObject({ ...scope, target: 5 });
});

test('a formula is a KPI of its own, of which nobody knows what is good', () => {
  expect(requestOf({ formula: 'cost / clicks', unit: 'money' }, {}).kpi).toMatchObject({
    name: 'cost / clicks',
    unit: 'money',
    better: 'range',
  });
});

test('an element can ask for several KPIs', () => {
  expect(requestOf({ where: 'country=DE' }, {}, 'leads')).toMatchObject({
    kpi: 'leads',
    where: 'country=DE',
  });
});

test('an element that asks for nothing says what to set', () => {
  expect(() => requestOf({}, {})).toThrow(
    'No KPI is named.\nSet "kpi", or "formula", or give the numbers with "value".',
  );
});

test('inner scopes inherit, override and filter further', () => {
  expect(
    nestScope(
      { period: 'last_month', where: 'channel=search', targets: { roas: 4, cpa: 40 } },
      { period: 'last_week', where: 'country=DE', targets: { roas: 5 } },
    ),
  ).toEqual({ period: 'last_week', where: 'channel=search country=DE', targets: { roas: 5, cpa: 40 } });
});

test('an empty number is an empty cell, not 0', () => {
  expect(cellFrom('', 'value')).toBeNull();
  expect(cellFrom(null, 'value')).toBeNull();
  expect(cellFrom(NaN, 'value')).toBeNull();
  expect(cellFrom('0', 'value')).toBe(0);
});

test('a number that cannot be read is named, and how to write it', () => {
  expect(() => cellFrom('1,234', 'value')).toThrow(
    '"1,234" is not a number.\nIn "value", write digits with a point: 1234.5.',
  );
});

test('JSON that cannot be read is named', () => {
  expect(jsonFrom('{"roas":4}', 'targets')).toEqual({ roas: 4 });
  expect(() => jsonFrom('{roas:4}', 'targets')).toThrow(/^"targets" is not JSON\.\n/);
});

test('long periods are drawn by month', () => {
  expect(grainFor('last_30_days')).toBe('day');
  expect(grainFor('last_year')).toBe('month');
  expect(grainFor('2026-01-01/2026-03-31')).toBe('day');
  expect(grainFor('2025-01-01/2026-03-31')).toBe('month');
});
