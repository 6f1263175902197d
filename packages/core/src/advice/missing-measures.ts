import type { Absence, Cell } from '../cell.ts';
import type { Catalog } from '../catalog.ts';
import type { Formula } from '../formula/formula.ts';
import type { Kpi } from '../kpi.ts';

/**
 * The ids of measures that are needed for a KPI and not available; none when it can be read. What `coalesce` can do without is
 * not needed, but something of it must be there: engagement without any reaction is no engagement.
 */
export function missingMeasures(
  kpi: Kpi,
  available: ReadonlySet<string>,
  catalog: Catalog,
): readonly string[] {
  const formula = catalog.compile(kpi);
  const lacking = formula.measures.filter((id) => !available.has(id));
  if (lacking.length === 0) return [];
  const optional = formula.measures.filter((id) => !isMissing(formula, new Set([id])));
  const readable = !isMissing(formula, new Set(lacking));
  if (readable && optional.some((id) => available.has(id))) return [];
  const needed = lacking.filter((id) => !optional.includes(id));
  return needed.length > 0 ? needed : lacking;
}

/** Whether a reading would be absent for want of these measures. The totals of the others are 1, targets are set. */
function isMissing(formula: Formula, lacking: ReadonlySet<string>): boolean {
  const totals: Record<string, Cell> = {};
  const why: Record<string, Absence> = {};
  for (const input of formula.inputs) {
    const isLacking = input.kind === 'measure' && lacking.has(input.measure);
    totals[input.key] = isLacking ? null : 1;
    if (isLacking) why[input.key] = 'missing_measure';
  }
  return formula.absence(totals, why) === 'missing_measure';
}
