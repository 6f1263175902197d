import { expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { read } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import { daily } from '../testing/daily.ts';

const now = new Date('2026-11-21T12:00:00Z');

test('target(x) reads the target of exactly that period, or the sum of those it contains', () => {
  const frame = daily('2026-01-01', '2026-03-31', () => ({ revenue: 100 }));
  const monthly = ['2026-01', '2026-02', '2026-03'].map((period) => ({
    kpi: 'revenue',
    value: 3000,
    period,
  }));
  const attainment = (targets: ReadingContext['targets'] & object, period: string) =>
    read('sales_target_attainment', frame, { period }, { now, targets });
  expect(attainment(monthly, '2026-01').value).toBeCloseTo(3100 / 3000, 12);
  expect(attainment(monthly, '2026-01-01/2026-03-31').value).toBe(1);
  expect(attainment(monthly.slice(1), '2026-01-01/2026-03-31')).toMatchObject({
    value: null,
    absence: 'no_target',
  });
});

test('target(x) of a running period is the target of the whole period, and the request’s own comes first', () => {
  const frame = daily('2026-11-01', '2026-11-21', () => ({ revenue: 100 }));
  const request = { period: 'this_month', targets: { revenue: 4200 } };
  const configured = [{ kpi: 'revenue', value: 2100, period: '2026-11' }];
  const attainment = (asked: typeof request | { period: string }) =>
    read('sales_target_attainment', frame, asked, { now, targets: configured }).value;
  expect(attainment({ period: 'this_month' })).toBe(1);
  expect(attainment(request)).toBe(0.5);
});

test('the longest targets that fill the period are added up, where they fill it', () => {
  const frame = daily('2026-01-01', '2026-12-31', () => ({ revenue: 1 }));
  const target = (value: number, period: string) => ({ kpi: 'revenue', value, period });
  const quarters = [10, 20, 30, 40].map((value, q) =>
    target(value, `2026-${String(3 * q + 1).padStart(2, '0')}/2026-${String(3 * q + 3).padStart(2, '0')}`),
  );
  const shown = (targets: ReadingContext['targets'] & object) =>
    read('revenue', frame, { period: '2026' }, { now: new Date('2027-02-01'), targets }).target?.value;
  expect(shown([target(1, '2026-01'), ...quarters])).toBe(100);
  expect(shown([target(1, '2026-01'), target(2, '2026-02/2026-12'), ...quarters.slice(0, 1)])).toBe(3);
  expect(shown(quarters.slice(1))).toBeUndefined();
});

test('the monthly targets of a rate or a level do not add up to one of the quarter', () => {
  const frame = daily('2026-01-01', '2026-03-31', () => ({ clicks: 1, impressions: 10, followers: 5 }));
  const monthly = ['ctr', 'followers', 'clicks'].flatMap((kpi) =>
    ['2026-01', '2026-02', '2026-03'].map((period) => ({ kpi, value: 2, period })),
  );
  const shown = (kpi: string, period: string) =>
    read(kpi, frame, { period }, { now, targets: monthly }).target?.value;
  expect(['ctr', 'followers', 'clicks'].map((kpi) => shown(kpi, '2026-02'))).toEqual([2, 2, 2]);
  expect(['ctr', 'followers', 'clicks'].map((kpi) => shown(kpi, '2026-01/2026-03'))).toEqual([
    undefined,
    undefined,
    6,
  ]);
});

test('a target that is no number is refused', () => {
  const frame = createFrame({ clicks: [1] });
  expect(() => read('clicks', frame, { target: NaN })).toThrow('Target of "clicks" is NaN.');
  const targets = [{ kpi: 'clicks', value: Infinity, period: '2026' }];
  expect(() => read('clicks', frame, { period: '2026' }, { targets })).toThrow(
    'Target of "clicks" is Infinity.',
  );
});

test('attainment is value / target for higher and target / value for lower', () => {
  const frame = createFrame({ cost: [100], revenue: [500], clicks: [50] });
  expect(read('roas', frame, { target: 4 }).target).toMatchObject({
    attainment: 1.25,
    status: 'met',
    toGo: 0,
  });
  expect(read('cpc', frame, { target: 1 }).target).toMatchObject({
    attainment: 0.5,
    status: 'missed',
    toGo: 1,
  });
  expect(read('cpc', frame, { target: 0 }).target).toMatchObject({ attainment: null, status: 'none' });
});

test('for a running period the status is about the projected end', () => {
  const frame = daily('2026-11-01', '2026-11-21', () => ({ revenue: 100 }));
  expect(read('revenue', frame, { period: 'this_month', target: 3000 }, { now }).target).toMatchObject({
    attainment: 0.7,
    status: 'on_track',
    projected: 3000,
    toGo: 900,
  });
});
