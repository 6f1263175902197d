import { KpiError } from '@kpi-elements/core';
import type { Cell } from '@kpi-elements/core';

/**
 * A number from an attribute, or from a property that a framework filled with text. An empty one is an empty cell, not 0.
 * Throws `unreadable_cell`.
 */
export function cellFrom(given: unknown, name: string): Cell {
  if (given === null || given === undefined || given === '') return null;
  const value = typeof given === 'string' ? Number(given) : given;
  if (typeof value === 'number' && (Number.isFinite(value) || typeof given === 'number')) {
    return Number.isFinite(value) ? value : null;
  }
  throw new KpiError(
    'unreadable_cell',
    `"${String(given)}" is not a number.\nIn "${name}", write digits with a point: 1234.5.`,
  );
}

/** A property as it is, or what the JSON of its attribute stands for. Throws `unreadable_data`. */
export function jsonFrom<T>(given: T | string, name: string): T {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as T;
  } catch (cause) {
    throw new KpiError('unreadable_data', `"${name}" is not JSON.\n${(cause as Error).message}`, { cause });
  }
}
