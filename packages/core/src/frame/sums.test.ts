import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactSums, IntegerSums } from './sums.ts';
import type { GroupedRows } from './totals.ts';

const inGroups = (groups: readonly number[], length: number): GroupedRows => ({
  length,
  groups: Int32Array.from(groups),
  native: () => new Int32Array(groups.length),
  members: () => new Int32Array(groups.length),
  firstNative: new Int32Array(length),
  width: 1,
});

test('a sum is the number nearest to the exact one after every batch, however unequal the cells', () => {
  const cell = fc.tuple(fc.maxSafeInteger(), fc.nat(40)).map(([digits, exponent]) => digits * 2 ** exponent);
  const batch = fc.array(fc.tuple(fc.nat(3), cell), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 6 }), (batches) => {
      const sums = new ExactSums();
      const few = new ExactSums();
      const exact: (bigint | undefined)[] = [undefined, undefined, undefined, undefined];
      for (const rows of batches) {
        const groups = rows.map(([group]) => group);
        const cells = Float64Array.from(rows, ([, one]) => one);
        sums.add(cells, inGroups(groups, 4));
        few.add(cells, inGroups(groups, 100));
        for (const [group, one] of rows) exact[group] = (exact[group] ?? 0n) + BigInt(one);
        const expected = Float64Array.from(exact, (sum) => (sum === undefined ? NaN : Number(sum)));
        expect(sums.values(4)).toEqual(expected);
        expect(few.values(4)).toEqual(expected);
      }
    }),
  );
});

test('a sum beyond the range of numbers is none, and what comes later does not begin anew', () => {
  for (const sums of [new ExactSums(), new IntegerSums()]) {
    sums.add(Float64Array.of(1e308, 1e308, 1), inGroups([0, 0, 0], 1));
    sums.add(Float64Array.of(2), inGroups([0], 1));
    expect(Number.isFinite(sums.values(1)[0])).toBe(false);
  }
});

test.each([2, 20])('empty cells and rows outside of all of %i groups add nothing, and say so', (length) => {
  const rest = Array.from({ length: length - 2 }, () => NaN);
  for (const sums of [new ExactSums(), new IntegerSums()]) {
    const nothing = sums.add(Float64Array.of(NaN, 5), inGroups([0, -1], length));
    expect(nothing).toEqual({ changed: false, lacking: true });
    expect(sums.values(length)).toEqual(Float64Array.of(NaN, NaN, ...rest));
    const zero = sums.add(Float64Array.of(0, NaN), inGroups([1, -1], length));
    expect(zero).toEqual({ changed: true, lacking: false });
    expect(sums.values(length)).toEqual(Float64Array.of(NaN, 0, ...rest));
  }
});

test('a zero is a sum, whatever its sign', () => {
  for (const sums of [new ExactSums(), new IntegerSums()]) {
    const added = sums.add(Float64Array.of(-0, 3, -3), inGroups([0, 1, 1], 3));
    expect(added).toEqual({ changed: true, lacking: false });
    expect(sums.values(3)).toEqual(Float64Array.of(0, 0, NaN));
  }
});

test('what was handed out is not changed by what is added later', () => {
  const sums = new ExactSums();
  sums.add(Float64Array.of(1), inGroups([0], 1));
  const before = sums.values(1);
  sums.add(Float64Array.of(1), inGroups([0], 1));
  expect(before).toEqual(Float64Array.of(1));
});
