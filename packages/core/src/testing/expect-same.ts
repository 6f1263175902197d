import { expect } from 'vitest';
import type { Table } from '../frame/frame.ts';
import type { ReferenceGroup } from './reference-executor.ts';

const RELATIVE = 1e-12;

/** A table as groups, so that it can be held against the reference. */
export function groupsOf(table: Table): ReferenceGroup[] {
  return Array.from({ length: table.length }, (_, i) => ({
    start: table.start?.[i],
    key: Object.fromEntries(
      table.slice.by.map((name) => [name, table.keys[name]!.values[table.keys[name]!.codes[i]!]!]),
    ),
    values: Object.fromEntries(
      Object.entries(table.columns).map(([id, { values, weights, scale = 1 }]) => {
        const value = values[i]! / (weights ? weights[i]! : scale);
        return [id, Number.isFinite(value) ? value : null];
      }),
    ),
    present: table.present[i]!,
  }));
}

/** Holds groups in any order against others, values to 1e-12 relative. */
export function expectSame(
  actual: readonly ReferenceGroup[],
  expected: readonly ReferenceGroup[],
  coverage: 'exact' | 'lower bound' = 'exact',
): void {
  const place = ({ start, key }: ReferenceGroup) => JSON.stringify([start, key]);
  const sorted = (groups: readonly ReferenceGroup[]) =>
    [...groups].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  expect(sorted(actual).map(place)).toEqual(sorted(expected).map(place));
  sorted(actual).forEach((group, i) => {
    const reference = sorted(expected)[i]!;
    if (coverage === 'exact') expect(group.present).toBe(reference.present);
    else expect(group.present).toBeLessThanOrEqual(reference.present);
    for (const [id, value] of Object.entries(reference.values)) expectClose(id, group.values[id], value);
  });
}

function expectClose(id: string, actual: number | null | undefined, expected: number | null): void {
  if (expected === null || typeof actual !== 'number') expect(actual, id).toBe(expected);
  else
    expect(Math.abs(actual - expected), id).toBeLessThanOrEqual(RELATIVE * Math.max(1, Math.abs(expected)));
}
