import { expect, test } from 'vitest';
import { catalog } from './default-catalog.ts';
import type { Kpi } from './kpi.ts';
import { parseKpiDefinitions } from './parse-kpi-definitions.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const visit = { name: 'Cost per visit', formula: 'cost / store_visits', unit: 'money', better: 'lower' };
const measures = { store_visits: { name: 'Store visits' } };

test('definitions load from JSON', () => {
  const mine = catalog.extend(parseKpiDefinitions({ kpis: { cost_per_visit: visit }, measures }));
  expect(mine.get('cost_per_visit')).toEqual({ ...visit, id: 'cost_per_visit', category: 'custom' });
  expect(mine.compile(mine.get('cost_per_visit')).evaluate({ cost: 6, store_visits: 3 })).toBe(2);
});

test('every definition of the catalogue is one that JSON may hold', () => {
  const kpis: Record<string, Partial<Kpi>> = {};
  for (const kpi of catalog.all()) {
    const definition: Partial<Writable<Kpi>> = { ...kpi };
    delete definition.id;
    delete definition.category;
    kpis[kpi.id] = definition;
  }
  const { kpis: read } = parseKpiDefinitions({ kpis });
  expect(Object.keys(read)).toHaveLength(catalog.all().length);
});

test.each([
  [
    { kpis: { my_kpi: { ...visit, better: 'up' } } },
    'kpis.my_kpi.better: expected "higher", "lower" or "range", got "up".',
  ],
  [{ kpis: { my_kpi: { ...visit, formula: 5 } } }, 'kpis.my_kpi.formula: expected a text, got 5.'],
  [
    { kpis: { my_kpi: { ...visit, formulla: '' } } },
    'kpis.my_kpi.formulla: unknown field.\nDid you mean "formula"?',
  ],
  [{ kpis: { my_kpi: { name: 'Mine' } } }, 'kpis.my_kpi.formula: missing, expected a text.'],
  [
    { kpis: { my_kpi: { ...visit, goals: ['sales', 'fun'] } } },
    'kpis.my_kpi.goals[1]: expected "brand_awareness"',
  ],
  [{ kpis: { my_kpi: { ...visit, aliases: 'x' } } }, 'kpis.my_kpi.aliases: expected a list, got "x".'],
  [
    { kpis: { my_kpi: { ...visit, breakEven: true } } },
    'kpis.my_kpi.breakEven: expected a number or a text, got true.',
  ],
  [
    { kpis: { my_kpi: { ...visit, proportion: 1 } } },
    'kpis.my_kpi.proportion: expected true or false, got 1.',
  ],
  [
    { kpis: { my_kpi: { ...visit, parameters: { w: null } } } },
    'kpis.my_kpi.parameters.w: expected a number, got null.',
  ],
  [
    { kpis: { my_kpi: { ...visit, example: { given: { cost: ['a'] }, expect: 1 } } } },
    'kpis.my_kpi.example.given.cost[0]: expected a number, got "a".',
  ],
  [{ measures: { visits: { name: 'Visits', rollUp: 'avg' } } }, 'measures.visits.rollUp: expected "sum"'],
  [{ measures: [] }, 'measures: expected an object, got a list.'],
  [[], 'KPI definitions: expected an object, got a list.'],
  [null, 'KPI definitions: expected an object, got null.'],
  [JSON.parse('{"kpis": {"__proto__": {}}}'), 'kpis.__proto__: not a name.'],
  [JSON.parse('{"__proto__": {}}'), '__proto__: unknown field.'],
])('%j is refused with its place', (json, message) => {
  expect(() => parseKpiDefinitions(json)).toThrow(message);
  expect(() => parseKpiDefinitions(json)).toThrow(expect.objectContaining({ code: 'invalid_definition' }));
});
