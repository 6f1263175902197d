import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrame } from '../frame/create-frame.ts';
import { read } from '../reading/read.ts';
import { explainByDimension } from './explain-by-dimension.ts';

const now = new Date('2026-11-21T12:00:00Z');
const request = { period: '2026-06', compare: 'previous_period', by: 'channel' };

type Rows = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** One row a channel in May and in June. */
function frameOf(before: Rows, after: Rows) {
  const rows = (date: string, channels: Rows) =>
    Object.entries(channels).map(([channel, amounts]) => ({ date, channel, ...amounts }));
  return createFrame([...rows('2026-05-10', before), ...rows('2026-06-10', after)]);
}

const explain = (kpi: string, before: Rows, after: Rows, options = {}) =>
  explainByDimension(read(kpi, frameOf(before, after), request, { now }), options);

test('each segment contributes s̄·Δr and (r̄ − R̄)·Δs', () => {
  const { change, segments, rate, mix } = explain(
    'ctr',
    { a: { clicks: 10, impressions: 100 }, b: { clicks: 60, impressions: 300 } },
    { a: { clicks: 30, impressions: 200 }, b: { clicks: 40, impressions: 200 } },
  );
  // Shares 1/4 → 1/2 and 3/4 → 1/2, rates 0.10 → 0.15 and 0.20 → 0.20, total 0.175 both times.
  expect(change).toBeCloseTo(0, 15);
  const [first, second] = segments;
  expect(first!.key).toEqual({ channel: 'a' });
  expect(first!.rate).toBeCloseTo(0.375 * 0.05, 15);
  expect(first!.mix).toBeCloseTo((0.125 - 0.175) * 0.25, 15);
  expect(second!.rate).toBeCloseTo(0, 15);
  expect(second!.mix).toBeCloseTo((0.2 - 0.175) * -0.25, 15);
  expect(rate).toBeCloseTo(0.01875, 15);
  expect(rate + mix).toBeCloseTo(0, 15);
});

test('shares and rates are weighed with the mean of both periods', () => {
  const { change, rate, mix } = explain(
    'ctr',
    { young: { clicks: 4, impressions: 4000 }, old: { clicks: 300, impressions: 6000 } },
    { young: { clicks: 12, impressions: 8000 }, old: { clicks: 160, impressions: 2000 } },
  );
  expect(rate).toBeCloseTo(0.6 * 0.0005 + 0.4 * 0.03, 15);
  expect(mix).toBeCloseTo(0.4 * 0.00125 + -0.4 * 0.065, 15);
  expect(change).toBeCloseTo(rate + mix, 15);
});

test('a segment that is new or gone is all mix', () => {
  const { segments, change } = explain(
    'ctr',
    { a: { clicks: 10, impressions: 100 }, gone: { clicks: 5, impressions: 100 } },
    { a: { clicks: 12, impressions: 100 }, new: { clicks: 30, impressions: 100 } },
  );
  const by = Object.fromEntries(segments.map((segment) => [segment.key['channel'], segment]));
  expect(by['new']).toMatchObject({ rate: 0, before: null, after: 0.3 });
  expect(by['gone']).toMatchObject({ rate: 0, before: 0.05, after: null });
  expect(by['a']!.mix).toBeCloseTo(0, 15);
  expect(segments.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(change!, 15);
});

test('a segment with D = 0 contributes Δ(N/D)', () => {
  const { segments, change } = explain(
    'cpa',
    { a: { cost: 100, new_customers: 10 }, b: { cost: 50, new_customers: 0 } },
    { a: { cost: 100, new_customers: 10 }, b: { cost: 80, new_customers: 0 } },
  );
  expect(segments).toMatchObject([
    { key: { channel: 'b' }, effect: 3, before: null, after: null },
    { key: { channel: 'a' }, effect: 0 },
  ]);
  expect(change).toBe(3);
});

test('an additive KPI is divided into its segments’ own changes', () => {
  const { segments, mix } = explain(
    'revenue',
    { a: { revenue: 100 }, b: { revenue: 50 } },
    { a: { revenue: 70 }, c: { revenue: 20 } },
  );
  expect(segments).toMatchObject([
    { key: { channel: 'b' }, effect: -50 },
    { key: { channel: 'a' }, effect: -30 },
    { key: { channel: 'c' }, effect: 20 },
  ]);
  expect(mix).toBe(0);
});

test('what does not add up over the segments is refused: not_additive', () => {
  const reading = read('revenue', frameOf({ a: { revenue: 1 } }, { a: { revenue: 2 } }), request, { now });
  const twice = { ...reading, groups: [...reading.groups!, ...reading.groups!] };
  expect(explainByDimension(twice)).toMatchObject({ change: 1, absence: 'not_additive', segments: [] });
});

test('constant factors are part of the effects: the 1,000 of a cost per mille', () => {
  const { change, segments } = explain(
    'cpm',
    { a: { cost: 2, impressions: 1000 }, b: { cost: 3, impressions: 1000 } },
    { a: { cost: 4, impressions: 1000 }, b: { cost: 3, impressions: 1000 } },
  );
  expect(change).toBeCloseTo(1, 12);
  expect(segments[0]).toMatchObject({ key: { channel: 'a' }, rate: expect.closeTo(1, 12) });
});

test('a Simpson reversal is reported: every segment better, the total worse', () => {
  // C. R. Charig and others, BMJ 292 (1986): open surgery 81/87 and 192/263, the newer way 234/270 and 55/80.
  const newer = { small: { clicks: 234, impressions: 270 }, large: { clicks: 55, impressions: 80 } };
  const open = { small: { clicks: 81, impressions: 87 }, large: { clicks: 192, impressions: 263 } };
  const { change, reversal } = explain('ctr', newer, open);
  expect(change).toBeCloseTo(273 / 350 - 289 / 350, 12);
  expect(reversal).toBe('up');
  expect(explain('ctr', open, newer).reversal).toBe('down');
  expect(explain('ctr', newer, newer).reversal).toBeUndefined();
});

test('"all others" keep the sum exact when only the top n are listed', () => {
  const channels = (factor: number): Rows =>
    Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`c${i}`, { clicks: (i + 1) * factor, impressions: 100 + i }]),
    );
  const all = explain('ctr', channels(1), channels(2));
  const { segments, others, change } = explain('ctr', channels(1), channels(2), { top: 3 });
  expect(segments).toEqual(all.segments.slice(0, 3));
  expect(others!.count).toBe(9);
  expect(segments.reduce((sum, { effect }) => sum + effect, others!.effect)).toBeCloseTo(change!, 14);
});

test('what a source cut off is among the others', () => {
  const frame = frameOf(
    { a: { clicks: 10, impressions: 100 }, b: { clicks: 1, impressions: 50 } },
    { a: { clicks: 20, impressions: 100 }, b: { clicks: 2, impressions: 50 } },
  );
  const reading = read('ctr', frame, request, { now });
  const cut = { ...reading, groups: reading.groups!.slice(0, 1), notes: ['truncated'] };
  const { segments, others, change } = explainByDimension(cut);
  expect(others!.count).toBeNull();
  expect(segments[0]!.effect + others!.effect).toBeCloseTo(change!, 14);
});

const amounts = fc.record({
  clicks: fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: null }),
  impressions: fc.option(fc.integer({ min: 0, max: 1e7 }), { nil: null }),
});
const rows = fc.dictionary(fc.constantFrom(...'abcdefgh'), amounts, { minKeys: 1 });

test('on random frames the effects add up to the change, whatever the names and the order of segments', () => {
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const explained = explain('ctr', before, after);
      fc.pre(explained.change !== null);
      expect(explained.absence).toBeUndefined();
      const { segments, change, rate, mix } = explained;
      const scale = segments.reduce((sum, { effect }) => sum + Math.abs(effect), Math.abs(change!));
      const sum = segments.reduce((total, { effect }) => total + effect, 0);
      expect(Math.abs(sum - change!)).toBeLessThanOrEqual(1e-9 * scale);
      expect(Math.abs(rate + mix - change!)).toBeLessThanOrEqual(1e-9 * (scale + Math.abs(rate)));

      const rename = (named: Rows): Rows =>
        Object.fromEntries(
          Object.entries(named)
            .map(([name, row]) => [`x${name}`, row])
            .reverse(),
        );
      const renamed = explain('ctr', rename(before), rename(after)).segments;
      for (const segment of segments) {
        const twin = renamed.find(({ key }) => key['channel'] === `x${segment.key['channel']}`)!;
        expect(Math.abs(twin.effect - segment.effect)).toBeLessThanOrEqual(1e-12 * scale);
        expect(Math.abs(twin.mix - segment.mix)).toBeLessThanOrEqual(
          1e-12 * (scale + Math.abs(segment.rate)),
        );
      }
    }),
    { numRuns: 300 },
  );
});
