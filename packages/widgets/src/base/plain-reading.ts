import { compareValues, KpiError, readTarget } from '@kpi-elements/core';
import type { Better, Cell, Kpi, Reading, Unit } from '@kpi-elements/core';
import { cellFrom, jsonFrom } from './attributes.ts';
import { words } from './request.ts';

/** The numbers of a page that has them already, as attributes or properties. */
export interface PlainNumbers {
  readonly kpi?: string | Kpi | null | undefined;
  readonly value?: number | string | null | undefined;
  readonly previous?: number | string | null | undefined;
  readonly target?: number | string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly unit?: Unit | null | undefined;
  readonly better?: Better | null | undefined;
  readonly label?: string | null | undefined;
  readonly period?: string | null | undefined;
  readonly compare?: string | null | undefined;
}

const whole = { present: 1, expected: 1 } as const;

/**
 * The reading that plain numbers are; nothing when no value is given. A KPI lends its name, unit and direction.
 * Throws when a number or list cannot be read.
 */
export function plainReading(
  given: PlainNumbers,
  numbers: readonly Cell[] | string | undefined,
  known?: Kpi,
): Reading | undefined {
  if (given.value === undefined || given.value === null) return undefined;
  const kpi = kpiOf(given, known);
  const value = cellFrom(given.value, 'value');
  const target = cellFrom(given.target, 'target');
  const currency = given.currency ?? undefined;
  const series = numbers ? seriesOf(numbers) : undefined;
  return {
    kpi,
    key: {},
    period: given.period ?? 'total',
    ...point(value),
    comparisons: (given.previous ?? null) === null ? [] : [comparison(given, kpi, value)],
    asOf: '',
    ...(currency && { currency }),
    ...(series && { series }),
    ...(target !== null && { target: readTarget(kpi, target, { value, running: false }) }),
  };
}

function kpiOf({ kpi, unit, better, label }: PlainNumbers, known: Kpi | undefined): Kpi {
  return {
    id: 'plain',
    category: 'custom',
    formula: '',
    ...known,
    // Nobody knows the name of an id, but people can read it.
    name: known?.name ?? (label || String(kpi ?? '').replaceAll('_', ' ')),
    unit: unit || (known?.unit ?? 'number'),
    better: better || (known?.better ?? 'range'),
  };
}

function comparison(given: PlainNumbers, kpi: Kpi, value: Cell): Reading['comparisons'][number] {
  const earlier = cellFrom(given.previous, 'previous');
  return {
    name: words(given.compare)[0] ?? 'previous_period',
    period: '',
    ...point(earlier),
    ...compareValues(kpi, value, earlier, given.currency ?? undefined),
  };
}

function seriesOf(given: readonly Cell[] | string): Reading['series'] {
  const list = jsonFrom<unknown>(given, 'series');
  if (!Array.isArray(list)) {
    throw new KpiError('unreadable_data', '"series" is not a list.\nWrite it like [3, null, 5].');
  }
  return list.map((value: unknown, i) => ({ period: String(i + 1), ...point(cellFrom(value, 'series')) }));
}

function point(value: Cell) {
  return {
    value,
    ...(value === null && ({ absence: 'no_data' } as const)),
    partial: false,
    inputs: {},
    coverage: whole,
  };
}
