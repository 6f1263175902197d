import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Slice } from './query.ts';
import { sliceKey, sliceShape } from './slice-key.ts';

const slice: Slice = {
  measures: ['clicks', 'cost'],
  range: ['2026-01-01', '2026-02-01'],
  grain: 'day',
  by: ['channel', 'country'],
  where: [
    { dimension: 'channel', op: 'in', values: ['email', 'search', null] },
    { dimension: 'country', op: 'in', values: ['DE'] },
  ],
};

const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

test('the order of measures, dimensions, conditions and members makes no difference', () => {
  const { measures, by, where } = slice;
  fc.assert(
    fc.property(
      shuffled(measures),
      shuffled(by),
      shuffled(where),
      shuffled(where[0]!.values),
      (ids, dimensions, conditions, members) => {
        const same: Slice = {
          ...slice,
          measures: ids,
          by: dimensions,
          where: conditions.map((one) => (one.dimension === 'channel' ? { ...one, values: members } : one)),
        };
        expect(sliceKey(same)).toBe(sliceKey(slice));
        expect(sliceShape(same)).toBe(sliceShape(slice));
      },
    ),
  );
});

test('a condition that is said twice is one', () => {
  const twice = { ...slice, where: [...slice.where, slice.where[1]!] };
  expect(sliceKey(twice)).toBe(sliceKey(slice));
});

test('whatever else differs is another slice', () => {
  const [channel, country] = slice.where as [Slice['where'][number], Slice['where'][number]];
  const others: readonly Partial<Slice>[] = [
    { range: ['2026-01-01', '2026-02-02'] },
    { grain: 'week' },
    { by: ['channel'] },
    { where: [channel] },
    { where: [{ ...channel, values: ['email', 'search'] }, country] },
    { where: [{ ...channel, op: 'not_in' }, country] },
    { cohort: { date: 'joined', lag: 'month' } },
    { cohort: { date: 'joined', lag: 'week' } },
  ];
  const shapes = [slice, ...others.map((part) => ({ ...slice, ...part }))].map(sliceShape);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('measures are part of the key, and no part of the shape', () => {
  const fewer = { ...slice, measures: ['cost'] };
  expect(sliceKey(fewer)).not.toBe(sliceKey(slice));
  expect(sliceShape(fewer)).toBe(sliceShape(slice));
});
