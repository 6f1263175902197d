import type { Table } from '@kpi-elements/core';
import { expect } from 'vitest';
import type { ReferenceGroup } from '../../packages/core/src/testing/reference-executor.ts';

const RELATIVE = 1e-9;

/** A table as groups, in the form of the oracle. */
export function groupsOf(table: Table): ReferenceGroup[] {
  return Array.from({ length: table.length }, (_, row) => ({
    start: table.start?.[row],
    key: Object.fromEntries(
      Object.entries(table.keys).map(([name, { values, codes }]) => [name, values[codes[row]!]!]),
    ),
    values: Object.fromEntries(
      Object.entries(table.columns).map(([id, { values, weights, scale = 1 }]) => {
        const value = (values[row] ?? NaN) / (weights ? (weights[row] ?? NaN) : scale);
        return [id, Number.isFinite(value) ? value : null];
      }),
    ),
    present: table.present[row]!,
  }));
}

/** Holds groups against others, values to 1e-9 of the larger. */
export function expectSameGroups(
  actual: readonly ReferenceGroup[],
  expected: readonly ReferenceGroup[],
  what: string,
): void {
  const found = byPlace(actual);
  const wanted = byPlace(expected);
  expect([...found.keys()].sort(), what).toEqual([...wanted.keys()].sort());
  for (const [place, { values, present }] of wanted) {
    const group = found.get(place)!;
    expect(group.present, `${what} ${place} present`).toBe(present);
    for (const [id, value] of Object.entries(values)) {
      const own = group.values[id]!;
      const near =
        value !== null && own !== null && Math.abs(own - value) <= RELATIVE * Math.max(1, Math.abs(value));
      if (!near) expect(own, `${what} ${place} ${id}`).toBe(value);
    }
  }
}

/** What a table says beside its totals: coverage of each measure, and what no longer adds up. */
export function notesOf(table: Table): unknown {
  return Object.fromEntries(
    Object.entries(table.columns).map(([id, { rollUp, unit, settled, notAdditive, present }]) => [
      id,
      { rollUp, unit, settled, notAdditive, present: presentByPlace(table, present ?? table.present) },
    ]),
  );
}

function presentByPlace(table: Table, present: Table['present']): Record<string, number | null> {
  const places = groupsOf(table).map(placeOf);
  return Object.fromEntries(places.map((place, row) => [place, present[row]!]).sort());
}

function byPlace(groups: readonly ReferenceGroup[]): Map<string, ReferenceGroup> {
  return new Map(groups.map((group) => [placeOf(group), group]));
}

function placeOf({ start, key }: ReferenceGroup): string {
  return JSON.stringify([start ?? null, Object.entries(key).sort()]);
}
