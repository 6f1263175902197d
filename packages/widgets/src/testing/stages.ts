import { catalog } from '@kpi-elements/core';
import type { Cell, Reading } from '@kpi-elements/core';
import { comparison, reading } from './readings.ts';

/** The stages from the first visit to the sale. */
export const stageIds = ['sessions', 'leads', 'mqls', 'sqls', 'new_customers'] as const;

/** One reading a stage; with `earlier`, compared with the month before. */
export function stageReadings(values: readonly Cell[], earlier?: readonly Cell[]): Reading[] {
  return values.map((value, i) => {
    const then = earlier?.[i] ?? null;
    const verdict = value === null || then === null ? 'none' : value < then ? 'worse' : 'better';
    const comparisons = earlier ? [comparison(then, value, verdict)] : [];
    return reading(catalog.get(stageIds[i]!), value, { comparisons });
  });
}
