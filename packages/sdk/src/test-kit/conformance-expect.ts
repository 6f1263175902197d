import type { Frame } from '@kpi-elements/core';

type Found = ReadonlyMap<string, unknown>;

/** Ends a check: what was expected, and what was found. */
export function fail(rule: string, expected: string, found: unknown): never {
  throw new Error(`${rule}: expected ${expected}, found ${String(found)}.`);
}

/** How a promise settled. */
export async function outcomeOf<Value>(
  promise: Promise<Value>,
): Promise<{ readonly answer?: Value; readonly error?: unknown }> {
  try {
    return { answer: await promise };
  } catch (error) {
    return { error };
  }
}

/** The cells of a measure in the one table of a frame, by day and member: `2026-03-02 search`. */
export function rowsOf({ tables: [table] }: Frame, measure: string, dimension: string): Found {
  const { length, start, keys, columns } = table!;
  const column = columns[measure];
  const key = keys[dimension];
  return new Map(
    Array.from({ length }, (_, row) => {
      const member = key && key.values[key.codes[row]!];
      const cell: unknown = column?.values[row];
      const value = typeof cell === 'number' ? cell / (column!.scale ?? 1) : (cell ?? null);
      return [[start?.[row], member].filter((part) => part !== undefined).join(' '), value];
    }),
  );
}

/** One cell, which may have one of several values; `null` and `NaN` are an empty one. */
export function expectCell(
  rule: string,
  cells: Found,
  place: string,
  ...values: readonly (number | null)[]
): void {
  const cell = cells.get(place);
  const found = Number.isNaN(cell) ? null : cell;
  if (!values.some((value) => isSame(found, value)))
    fail(
      rule,
      `${values.map(String).join(' or ')} at "${place}"`,
      cells.has(place) ? JSON.stringify(found) : 'no row',
    );
}

/** Sums of decimals may differ in their last bits. */
function isSame(found: unknown, value: number | null): boolean {
  if (typeof found !== 'number' || value === null) return found === value;
  return Math.abs(found - value) <= 1e-12 * Math.abs(value);
}

/** An error that names something. */
export function expectText(rule: string, error: unknown, text: string): void {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.includes(text)) fail(rule, `an error that names "${text}"`, `"${message}"`);
}
