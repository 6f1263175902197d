import { expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { read, type ReadRequest } from '../reading/read.ts';
import { randomNormal } from '../testing/random-normal.ts';
import { fromDay, toDay } from '../time/date.ts';
import { projectTarget } from './project-target.ts';

// A Saturday; the numbers of the day before are the last that are final.
const now = new Date('2026-11-21T12:00:00Z');
const context = { now };
const month: ReadRequest = { period: 'this_month', grain: 'day', history: 182 };

type Amounts = Readonly<Record<string, number>>;

/** One row a day from May to today, with amounts that depend on the day and its weekday: 0 is Sunday. */
function daily(row: (day: number, weekday: number) => Amounts) {
  const first = toDay('2026-05-01');
  const length = toDay('2026-11-21') - first + 1;
  return createFrame(
    Array.from({ length }, (_, i) => ({ date: fromDay(first + i), ...row(first + i, (first + i + 4) % 7) })),
  );
}

const isWeekend = (weekday: number) => weekday === 0 || weekday === 6;
const workdays = daily((_, weekday) => ({ revenue: isWeekend(weekday) ? 20 : 100 }));
// November 2026: 21 weekdays and 9 days of weekends.
const NOVEMBER = 21 * 100 + 9 * 20;

test('a flow follows the weekdays of the 8 weeks before', () => {
  const { projected, method, daysLeft } = projectTarget(read('revenue', workdays, month, context));
  expect(projected).toBeCloseTo(NOVEMBER, 9);
  expect({ method, daysLeft }).toEqual({ method: 'profile', daysLeft: 10 });
});

test('with less history it goes on as it went so far', () => {
  for (const history of [0, 55]) {
    const reading = read('revenue', workdays, { ...month, history }, context);
    const { projected, method, interval } = projectTarget(reading);
    // 15 weekdays and 5 days of weekends of the first 20.
    expect(projected).toBeCloseTo(((15 * 100 + 5 * 20) * 30) / 20, 9);
    expect(method).toBe('elapsed_share');
    expect(interval).toBeUndefined();
  }
});

test('the reading’s own target uses the profile where grain and history are there', () => {
  const { target } = read('revenue', workdays, { ...month, target: 2000 }, context);
  expect(target).toMatchObject({ status: 'on_track', projected: expect.closeTo(NOVEMBER, 9) });
});

test('what runs today is not taken for a day', () => {
  const morning = daily((day) => ({ revenue: day === toDay('2026-11-21') ? 1 : 100 }));
  const { projected } = projectTarget(read('revenue', morning, month, context));
  expect(projected).toBeCloseTo(3000, 9);
});

test('numbers that still settle are projected, not believed', () => {
  const source = { name: 'ads', dimensions: [], measures: ['revenue'], timeless: false, settlesAfter: 7 };
  const late = daily((day) => ({ revenue: day > toDay('2026-11-14') ? 10 : 100 }));
  const { projected, daysLeft } = projectTarget(read('revenue', late, month, { ...context, source }));
  expect(projected).toBeCloseTo(3000, 9);
  expect(daysLeft).toBe(16);
});

test('on the first day of a period the history speaks', () => {
  const first = { now: new Date('2026-11-01T08:00:00Z') };
  const frame = createFrame(
    Array.from({ length: 100 }, (_, i) => ({ date: fromDay(toDay('2026-10-31') - i), revenue: 50 })),
  );
  expect(projectTarget(read('revenue', frame, month, first))).toMatchObject({
    projected: 1500,
    daysLeft: 30,
    method: 'profile',
  });
});

test('a rate is projected through its parts', () => {
  // Clicks cost 1 on weekdays and 3 at weekends; the month has more weekends to come than the mean so far.
  const frame = daily((_, weekday) =>
    isWeekend(weekday) ? { cost: 60, clicks: 20 } : { cost: 100, clicks: 100 },
  );
  const reading = read('cpc', frame, month, context);
  const { projected, perDay } = projectTarget(reading);
  expect(projected).toBeCloseTo((21 * 100 + 9 * 60) / (21 * 100 + 9 * 20), 9);
  expect(projected).not.toBeCloseTo(reading.value!, 3);
  expect(perDay).toBeNull();
});

test('levels stay where they are, and people counted once are not projected', () => {
  const frame = daily((day) => ({ followers: day - 20_000 }));
  const level = read('followers', frame, month, context);
  expect(projectTarget(level)).toMatchObject({ projected: level.value, method: 'unchanged' });
  const people = createFrame([{ date: '2026-11-01', reach: 10 }]);
  const reading = read('reach', people, { period: '2026-11', target: 100 }, context);
  expect(reading.target).toMatchObject({ status: 'none', projected: null });
});

test('coarser grains follow the level of their last buckets', () => {
  const year: ReadRequest = { period: 'this_year', grain: 'month', history: 8 };
  const first = toDay('2025-01-01');
  const frame = createFrame(
    Array.from({ length: toDay('2026-11-21') - first + 1 }, (_, i) => ({
      date: fromDay(first + i),
      revenue: 10,
    })),
  );
  const { projected, method } = projectTarget(read('revenue', frame, year, context));
  expect(method).toBe('profile');
  expect(projected).toBeCloseTo(3650, 9);
});

test('required run rate, amount to go and attainment', () => {
  expect(projectTarget(read('revenue', workdays, { ...month, target: 2500 }, context))).toMatchObject({
    target: 2500,
    attainment: expect.closeTo((15 * 100 + 6 * 20) / 2500, 12),
    toGo: 2500 - 15 * 100 - 6 * 20,
    status: 'at_risk',
    // Of the 10 days left 6 are weekdays; 1,600 came on those that are settled.
    perDay: expect.closeTo(68, 9),
    requiredPerDay: expect.closeTo(90, 9),
  });
});

test('a target of a cost says what the days left may cost at most', () => {
  const frame = daily(() => ({ cost: 100 }));
  const { status, requiredPerDay, perDay } = projectTarget(
    read('ad_spend', frame, { ...month, target: 2500 }, context),
  );
  expect(requiredPerDay).toBeCloseTo(50, 9);
  expect(perDay).toBeCloseTo(100, 9);
  expect(status).toBe('none');
});

test('thresholds can be set', () => {
  const reading = read('revenue', workdays, { ...month, target: 2500 }, context);
  expect(projectTarget(reading, { onTrack: 0.9 }).status).toBe('on_track');
  expect(projectTarget(reading, { atRisk: 0.95 }).status).toBe('missed');
});

test('a period that is over is final', () => {
  const reading = read('revenue', workdays, { period: '2026-10', target: 1000 }, context);
  expect(projectTarget(reading)).toMatchObject({
    projected: reading.value,
    method: 'final',
    status: 'met',
    daysLeft: 0,
    requiredPerDay: null,
  });
});

test('without a target there is still a projection', () => {
  expect(projectTarget(read('revenue', workdays, month, context))).toMatchObject({
    target: null,
    status: 'none',
    attainment: null,
    requiredPerDay: null,
  });
});

test('a holiday that moves is learned from its earlier day, and does not colour its weekday', () => {
  const [learned, coming] = ['2026-09-15', '2026-11-24'];
  const frame = daily((day) => ({ revenue: day === toDay(learned) ? 400 : 100 }));
  const reading = read('revenue', frame, month, context);
  expect(projectTarget(reading, { holidays: { [learned]: 'fair', [coming]: 'fair' } }).projected).toBeCloseTo(
    3300,
    9,
  );
  expect(projectTarget(reading, { holidays: { [learned]: 'fair', [coming]: 2.5 } }).projected).toBeCloseTo(
    3150,
    9,
  );
});

test('the interval does not end below what has come in', () => {
  const normal = randomNormal(5);
  const frame = daily(() => ({ revenue: Math.exp(2 * normal()) * 100 }));
  const reading = read('revenue', frame, { ...month, period: '2026-11-01/2026-11-22' }, context);
  const settled = reading.series!.slice(0, 20).reduce((sum, { value }) => sum + value!, 0);
  const { interval } = projectTarget(reading);
  expect(interval![0]).toBeGreaterThanOrEqual(settled);
});

test.each([
  ['steady', 0],
  ['with a level that wanders', 0.02],
])('the interval of 80 in 100 holds 75 to 85 of 100 courses: %s', (_, wander) => {
  let [held, all] = [0, 0];
  for (let seed = 1; seed <= 200; seed++) {
    const normal = randomNormal(seed);
    let level = 1000;
    const first = toDay('2026-05-01');
    const amounts = Array.from({ length: toDay('2026-11-30') - first + 1 }, (__, i) => {
      level *= Math.exp(wander * normal());
      return level * (isWeekend((first + i + 4) % 7) ? 0.4 : 1) * Math.exp(0.1 * normal());
    });
    const rows = amounts.map((revenue, i) => ({ date: fromDay(first + i), revenue }));
    const known = createFrame(rows.filter(({ date }) => date <= '2026-11-20'));
    const { interval } = projectTarget(read('revenue', known, month, context));
    const came = rows
      .filter(({ date }) => date >= '2026-11-01')
      .reduce((sum, { revenue }) => sum + revenue, 0);
    all++;
    if (came >= interval![0] && came <= interval![1]) held++;
  }
  expect(held / all).toBeGreaterThanOrEqual(0.75);
  expect(held / all).toBeLessThanOrEqual(0.85);
});
