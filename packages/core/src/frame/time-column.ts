import { KpiError } from '../errors.ts';
import { toDay } from '../time/date.ts';
import type { TimeColumn } from './dataset.ts';

// A day is written with four digits of its year, in every time zone.
const FIRST_INSTANT = /* @__PURE__ */ Date.parse('0001-01-02T00:00Z');
const END_OF_TIME = /* @__PURE__ */ Date.parse('9999-12-30T00:00Z');

/** Reads cells as calendar days, or as instants where they have a time of day. Throws `invalid_frame` with the row. */
export function timeColumn(name: string, cells: Float64Array | readonly unknown[]): TimeColumn {
  const first: unknown = Array.prototype.find.call(cells, (cell) => cell !== null && cell !== undefined);
  if (first instanceof Date || (typeof first === 'string' && first.includes('T'))) {
    return {
      kind: 'instant',
      milliseconds: Float64Array.from({ length: cells.length }, (_, i) => instant(name, cells[i], i)),
    };
  }
  const known = new Map<unknown, number>();
  const days = new Int32Array(cells.length);
  for (let i = 0; i < days.length; i++) {
    const cell = cells[i];
    let day = known.get(cell);
    if (day === undefined) known.set(cell, (day = calendarDay(name, cell, i)));
    days[i] = day;
  }
  return { kind: 'day', days };
}

function calendarDay(name: string, cell: unknown, i: number): number {
  if (typeof cell !== 'string') throw notADate(name, cell, i);
  try {
    return toDay(cell);
  } catch (cause) {
    throw notADate(name, cell, i, cause);
  }
}

function instant(name: string, cell: unknown, i: number): number {
  const zoned = typeof cell === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(cell);
  const milliseconds = cell instanceof Date ? cell.getTime() : zoned ? Date.parse(cell) : NaN;
  if (!(milliseconds >= FIRST_INSTANT && milliseconds < END_OF_TIME)) throw notADate(name, cell, i);
  return milliseconds;
}

function notADate(name: string, cell: unknown, i: number, cause?: unknown): KpiError {
  return new KpiError(
    'invalid_frame',
    `Column "${name}", row ${i + 1}: ${JSON.stringify(String(cell))} is not a date.\nWrite 2026-01-31, or an instant with its offset: 2026-01-31T10:00+01:00.`,
    { cause },
  );
}
