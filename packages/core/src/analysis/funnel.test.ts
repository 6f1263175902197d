import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { read } from '../reading/read.ts';
import { funnel } from './funnel.ts';

const now = new Date('2026-11-21T12:00:00Z');

function stagesOf(amounts: Readonly<Record<string, number | null>>) {
  const frame = createFrame([{ date: '2026-06-01', ...amounts }]);
  return Object.keys(amounts).map((kpi) => read(kpi, frame, { period: '2026-06' }, { now }));
}

test('stepRate is of the stage before, overallRate of the first, dropOff what is lost', () => {
  const { stages, largestDropOff } = funnel(
    stagesOf({ sessions: 10_000, leads: 500, mqls: 100, new_customers: 25 }),
  );
  expect(stages).toMatchObject([
    { value: 10_000, stepRate: null, overallRate: 1, dropOff: null, lost: null },
    { value: 500, stepRate: 0.05, overallRate: 0.05, dropOff: 0.95, lost: 9500 },
    { value: 100, stepRate: 0.2, overallRate: 0.01, dropOff: 0.8, lost: 400 },
    { value: 25, stepRate: 0.25, overallRate: 0.0025, dropOff: 0.75, lost: 75 },
  ]);
  expect(largestDropOff).toBe(stages[1]);
});

test('a stage larger than the one before is shown as it is and flagged widening, never clipped to 100 %', () => {
  const { stages, largestDropOff } = funnel(stagesOf({ mqls: 100, sqls: 120 }));
  expect(stages[1]).toMatchObject({ stepRate: 1.2, overallRate: 1.2, widening: true, lost: -20 });
  expect(largestDropOff).toBeUndefined();
});

test('after an empty stage there is no rate', () => {
  const { stages } = funnel(stagesOf({ sessions: 0, leads: 0, mqls: 5 }));
  expect(stages).toMatchObject([
    { overallRate: null },
    { stepRate: null, widening: false },
    { stepRate: null, overallRate: null, widening: true },
  ]);
});

test('a stage without data says why, and has no rate', () => {
  expect(funnel(stagesOf({ sessions: 10, leads: null, mqls: 2 })).stages).toMatchObject([
    { value: 10 },
    { value: null, absence: 'no_data', stepRate: null, widening: false },
    { value: 2, stepRate: null, overallRate: 0.2 },
  ]);
});

test('a KPI of time is no stage: it says how long it takes to reach the stage before it', () => {
  const frame = createFrame([
    { date: '2026-05-01', sqls: 50, deals_won: 5, sales_cycle_time: 5 * 40 * 86_400 },
    { date: '2026-06-01', sqls: 40, deals_won: 10, sales_cycle_time: 10 * 30 * 86_400 },
  ]);
  const request = { period: '2026-06', compare: 'previous_period' };
  const readings = ['sqls', 'deals_won', 'avg_sales_cycle'].map((kpi) => read(kpi, frame, request, { now }));
  const { stages } = funnel(readings);
  expect(stages.map(({ kpi, stepRate, time }) => [kpi.id, stepRate, time?.value])).toEqual([
    ['sqls', null, undefined],
    ['deals_won', 0.25, 30 * 86_400],
  ]);
  expect(funnel(readings, 'previous_period').stages[1]!.time!.value).toBe(40 * 86_400);
  expect(() => funnel(readings.slice(2))).toThrowErrorMatchingInlineSnapshot(`
    [KpiError: "avg_sales_cycle" is a time, and no stage of the funnel stands before it.
    Put it behind the stage that it takes to reach.]
  `);
});

test('the funnel of a comparison', () => {
  const frame = createFrame([
    { date: '2026-05-01', sessions: 200, leads: 20 },
    { date: '2026-06-01', sessions: 100, leads: 20 },
  ]);
  const request = { period: '2026-06', compare: 'previous_period' };
  const stages = ['sessions', 'leads'].map((kpi) => read(kpi, frame, request, { now }));
  expect(funnel(stages, 'previous_period').stages[1]!.stepRate).toBe(0.1);
  expect(funnel(stages).stages[1]!.stepRate).toBe(0.2);
});

test('the product of the step rates is the overall rate', () => {
  const count = fc.integer({ min: 1, max: 1e9 });
  fc.assert(
    fc.property(count, count, count, (sessions, leads, mqls) => {
      const { stages } = funnel(stagesOf({ sessions, leads, mqls }));
      const product = stages[1]!.stepRate! * stages[2]!.stepRate!;
      expect(product / stages[2]!.overallRate!).toBeCloseTo(1, 12);
    }),
  );
});
