import { expect, test } from 'vitest';
import type { Catalog } from '../catalog.ts';
import { catalog as builtIn } from '../default-catalog.ts';
import type { Goal } from '../kpi.ts';
import { goals } from './goals.ts';

const catalog: Catalog = builtIn;
const ids = Object.keys(goals) as Goal[];

test.each(ids)('%s: three to five primary KPIs, and none is context too', (goal) => {
  const { primary, context } = goals[goal];
  expect(primary.length).toBeGreaterThanOrEqual(3);
  expect(primary.length).toBeLessThanOrEqual(5);
  expect(new Set([...primary, ...context]).size).toBe(primary.length + context.length);
});

test('a KPI says that it serves the goals that list it, and no others', () => {
  for (const { id, goals: served = [] } of catalog.all()) {
    const listing = ids.filter((goal) =>
      [...goals[goal].primary, ...goals[goal].context].some((listed) => listed === id),
    );
    expect(listing, id).toEqual(served);
  }
});

test.each(ids)(
  '%s: what balances it is of one horizon, the one that primary and context KPIs may lack',
  (goal) => {
    const { primary, context, balance } = goals[goal];
    const horizonsOf = (kpis: readonly string[]) => new Set(kpis.map((id) => catalog.get(id).horizon));
    const balancing = horizonsOf(balance);
    expect(balancing.size).toBe(1);
    expect(new Set([...horizonsOf([...primary, ...context]), ...balancing]).size).toBe(2);
  },
);
