import { test } from 'vitest';
import { createClient } from './client.ts';
import { inlineSource } from './sources/inline.ts';
import { fromDay, toDay } from '@kpi-elements/core';
test('x', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({ day: fromDay(toDay('2026-11-21') - i), revenue: 100, visitors: 5 }));
  const client = createClient({ sources: { s: inlineSource({ rows, date: 'day', measures: 'revenue visitors' }) }, timeZone: 'UTC', now: () => new Date('2026-11-21T12:00Z'),
   targets: [{ kpi: 'revenue', value: 3000, period: '2026-11' }] });
  for (const grain of ['day','week','month'] as const) {
    const r = await client.read({ kpi: 'revenue', period: 'this_month', grain, compare: 'previous_period' });
    console.log(grain, r.value, r.absence, JSON.stringify(r.series!.slice(-2)), r.series!.length, JSON.stringify(r.comparisons[0]!.series!.slice(-1)));
  }
  const t = await client.read({ kpi: 'sales_target_attainment', period: 'this_month' });
  console.log(t.value, t.absence, t.inputs);
  const tt = await client.read({ kpi: 'sales_target_attainment', period: 'this_month', grain: 'month' });
  console.log(JSON.stringify(tt.series));
});
