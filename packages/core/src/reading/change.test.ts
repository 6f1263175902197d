import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeBetween, compareValues } from './change.ts';
import { catalog } from '../default-catalog.ts';
import { createFrame } from '../frame/create-frame.ts';
import { read } from './read.ts';
import type { Unit } from '../unit.ts';

const now = new Date('2026-11-21T12:00:00Z');
const higher = (unit: Unit) => ({ unit, better: 'higher' }) as const;

/** The comparison of one day with the one before. */
const comparisonOf = (
  kpi: string,
  before: Record<string, number>,
  after: Record<string, number>,
  level?: number,
) =>
  read(
    kpi,
    createFrame([
      { date: '2026-06-01', ...before },
      { date: '2026-06-02', ...after },
    ]),
    { period: '2026-06-02', compare: 'previous_period' },
    { now, ...(level !== undefined && { level }) },
  ).comparisons[0]!;

describe('change is absolute, changeRate relative', () => {
  test.each([
    ['percent in percentage points', 'percent', 0.25, 0.2, 0.05, 0.25],
    ['points in points', 'points', 0.3, 0.6, -0.3, -0.5],
    ['position in places', 'position', 6, 8, -2, -0.25],
    ['money in money', 'money', 40, 50, -10, -0.2],
  ] as const)('%s', (_, unit, value, earlier, change, changeRate) => {
    const found = compareValues(higher(unit), value, earlier);
    expect(found.change).toBeCloseTo(change, 15);
    expect(found.changeRate).toBeCloseTo(changeRate, 15);
  });

  test('of a negative number the rate is of its size: a loss that grows is worse by a negative rate', () => {
    expect(compareValues(higher('money'), -15, -10)).toEqual({
      change: -5,
      changeRate: -0.5,
      verdict: 'worse',
    });
  });
});

describe('changeRate is null', () => {
  test('when the earlier value is 0', () => {
    expect(compareValues(higher('count'), 30, 0)).toEqual({
      change: 30,
      changeRate: null,
      verdict: 'better',
    });
    expect(compareValues(higher('count'), 0, 0)).toEqual({ change: 0, changeRate: null, verdict: 'same' });
  });

  test('when the sign flips', () => {
    expect(compareValues(higher('money'), 10, -10)).toMatchObject({ change: 20, changeRate: null });
    expect(compareValues(higher('money'), -10, 10)).toMatchObject({ change: -20, changeRate: null });
  });

  test('but not when the value falls to 0: that is all of it', () => {
    expect(compareValues(higher('count'), 0, 5)).toMatchObject({ change: -5, changeRate: -1 });
  });

  test('when it or the change is beyond the range of numbers', () => {
    expect(compareValues(higher('number'), 1e300, 1e-300)).toMatchObject({ change: 1e300, changeRate: null });
    const { MAX_VALUE } = Number;
    expect(compareValues(higher('number'), MAX_VALUE, -MAX_VALUE)).toEqual({
      change: null,
      changeRate: null,
      verdict: 'none',
    });
  });
});

test('without one of the values there is no change and no verdict', () => {
  for (const [value, earlier] of [
    [null, 1],
    [1, null],
    [null, null],
  ] as const) {
    expect(compareValues(higher('count'), value, earlier)).toEqual({
      change: null,
      changeRate: null,
      verdict: 'none',
    });
  }
});

describe('verdict', () => {
  test('better and worse come from the direction of the KPI', () => {
    const verdict = (better: 'higher' | 'lower', value: number) =>
      compareValues({ unit: 'count', better }, value, 10).verdict;
    expect([verdict('higher', 11), verdict('higher', 9)]).toEqual(['better', 'worse']);
    expect([verdict('lower', 11), verdict('lower', 9)]).toEqual(['worse', 'better']);
  });

  test('same under half a unit of the last shown digit', () => {
    const verdict = (value: number, earlier: number, unit: Unit = 'percent', currency?: string) =>
      compareValues(higher(unit), value, earlier, currency).verdict;
    // 42.4 %: half of the last digit is 0.05 points.
    expect([verdict(0.42449, 0.424), verdict(0.42451, 0.424)]).toEqual(['same', 'better']);
    expect([verdict(10.004, 10, 'money', 'EUR'), verdict(10.006, 10, 'money', 'EUR')]).toEqual([
      'same',
      'better',
    ]);
    expect([verdict(1000.4, 1000, 'money', 'JPY'), verdict(1000.6, 1000, 'money', 'JPY')]).toEqual([
      'same',
      'better',
    ]);
  });

  test('the last digit is that of the value that shows more of them', () => {
    expect(compareValues(higher('percent'), 0, 0.003).verdict).toBe('worse');
    expect(compareValues(higher('percent'), 0.003, 0).verdict).toBe('better');
    expect(compareValues(higher('percent'), 1, 0.996).verdict).toBe('better');
    expect(compareValues(higher('number'), 0, 0.4).verdict).toBe('worse');
    // 99.8 % beside 100 %.
    expect(compareValues(higher('percent'), 0.998, 1.001).verdict).toBe('worse');
    expect(compareValues(higher('percent'), 1.001, 0.998).verdict).toBe('better');
  });

  test('half a unit is a change', () => {
    expect(compareValues(higher('count'), 100.5, 100).verdict).toBe('better');
    expect(compareValues(higher('count'), 100.4375, 100).verdict).toBe('same');
  });

  test('unclear when the difference is not significant at the configured level, 95 % by default', () => {
    const [before, after] = [
      { clicks: 100, impressions: 1000 },
      { clicks: 128, impressions: 1000 },
    ];
    // z = 1.97: beyond 95 %, not beyond 99 %.
    expect(comparisonOf('ctr', before, after).verdict).toBe('better');
    expect(comparisonOf('ctr', before, after, 0.95).verdict).toBe('better');
    expect(comparisonOf('ctr', before, after, 0.99).verdict).toBe('unclear');
  });

  test('same goes before unclear, and a level that is none is refused', () => {
    const few = { clicks: 10, impressions: 100 };
    expect(comparisonOf('ctr', few, few).verdict).toBe('same');
    expect(() => comparisonOf('ctr', few, { clicks: 11, impressions: 100 }, 95)).toThrow(
      expect.objectContaining({ code: 'wrong_arguments' }),
    );
  });

  test('none for range, however sure the change is', () => {
    expect(compareValues({ unit: 'money', better: 'range' }, 20, 10).verdict).toBe('none');
  });
});

describe('uncertainty', () => {
  test('of a proportion is known: the interval of the difference is Newcombe’s', () => {
    const comparison = comparisonOf(
      'bounce_rate',
      { bounced_sessions: 48, sessions: 80 },
      { bounced_sessions: 56, sessions: 70 },
    );
    // Newcombe (1998), table II, case (a), method 10.
    expect(comparison.interval![0]).toBeCloseTo(0.0524, 4);
    expect(comparison.interval![1]).toBeCloseTo(0.3339, 4);
  });

  test('of cost per count is known: by the conditional binomial for the rate ratio', () => {
    const verdict = (scale: number) =>
      comparisonOf('cpc', { cost: 100, clicks: 20 * scale }, { cost: 100, clicks: 30 * scale }).verdict;
    expect([verdict(1), verdict(10)]).toEqual(['unclear', 'better']);
  });

  test('elsewhere is not claimed: growth, money per order and what only looks like a share', () => {
    const few = comparisonOf('aov', { revenue: 100, orders: 2 }, { revenue: 130, orders: 2 });
    expect(few).toMatchObject({ verdict: 'better' });
    expect(few.interval).toBeUndefined();
    const sentiment = { neutral_mentions: 1, negative_mentions: 1 };
    const swing = comparisonOf(
      'net_sentiment',
      { ...sentiment, positive_mentions: 1 },
      { ...sentiment, positive_mentions: 2 },
    );
    expect(swing).toMatchObject({ verdict: 'better' });
    expect(swing.interval).toBeUndefined();
  });

  test('is not claimed where the numbers are no proportion', () => {
    const more = comparisonOf('ctr', { clicks: 3, impressions: 2 }, { clicks: 4, impressions: 2 });
    expect(more).toMatchObject({ verdict: 'better' });
    expect(more.interval).toBeUndefined();
    const none = comparisonOf('cpc', { cost: 0, clicks: 2 }, { cost: 5, clicks: 2 });
    expect(none.verdict).toBe('worse');
  });

  test('bounce_rate 40 % of 25 sessions against 44 % of 25 is unclear, of 250,000 it is worse', () => {
    const verdict = (sessions: number) =>
      comparisonOf(
        'bounce_rate',
        { bounced_sessions: 0.4 * sessions, sessions },
        { bounced_sessions: 0.44 * sessions, sessions },
      ).verdict;
    expect([verdict(25), verdict(250_000)]).toEqual(['unclear', 'worse']);
  });
});

describe('money', () => {
  const kpi = catalog.get('revenue');
  const change = (currency?: string, then?: string, general?: string) => {
    const point = (value: number, code?: string) => ({
      value,
      inputs: { revenue: value },
      ...(code !== undefined && { currency: code }),
    });
    const context = general === undefined ? {} : { currency: general };
    return changeBetween(kpi, catalog.compile(kpi), point(1000.4, currency), point(1000, then), context);
  };

  test('in another currency is not compared', () => {
    expect(change('EUR', 'USD')).toEqual({ change: null, changeRate: null, verdict: 'none' });
  });

  test('in one currency is, and so is money that does not say', () => {
    for (const [currency, then] of [
      ['EUR', 'EUR'],
      ['EUR', undefined],
      [undefined, 'EUR'],
      [undefined, undefined],
    ]) {
      expect(change(currency, then)).toMatchObject({ change: expect.closeTo(0.4, 9), verdict: 'better' });
    }
  });

  test('is the same under half of what its own currency, or else the general one, shows', () => {
    expect(change('JPY', 'JPY', 'EUR').verdict).toBe('same');
    expect(change(undefined, undefined, 'JPY').verdict).toBe('same');
    expect(change('EUR', 'EUR', 'JPY').verdict).toBe('better');
  });
});

test('of a proportion without a direction nobody can say, however unsure it is', () => {
  const kpi = { ...catalog.get('ctr'), better: 'range' as const };
  const point = (clicks: number) => ({ value: clicks / 10, inputs: { clicks, impressions: 10 } });
  expect(changeBetween(kpi, catalog.compile(kpi), point(5), point(4), {})).toMatchObject({ verdict: 'none' });
});

test('money per count that is better high claims no uncertainty', () => {
  const kpi = { ...catalog.get('aov'), better: 'lower' as const };
  const point = (revenue: number) => ({ value: revenue / 2, inputs: { revenue, orders: 2 } });
  const verdict = (asked: typeof kpi | ReturnType<typeof catalog.get>) =>
    changeBetween(asked, catalog.compile(asked), point(130), point(100), {}).verdict;
  expect([verdict(kpi), verdict(catalog.get('aov'))]).toEqual(['unclear', 'better']);
});

test('there and back again: the change changes its sign, and better becomes worse', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  const unit = fc.constantFrom<Unit>(
    'money',
    'percent',
    'count',
    'number',
    'position',
    'multiple',
    'score',
    'points',
  );
  const opposite = { better: 'worse', worse: 'better', same: 'same', unclear: 'unclear', none: 'none' };
  fc.assert(
    fc.property(value, value, unit, (a, b, of) => {
      const [there, back] = [compareValues(higher(of), a, b), compareValues(higher(of), b, a)];
      expect(there.change! + back.change!).toBe(0);
      expect(there.verdict).toBe(opposite[back.verdict]);
    }),
  );
});
