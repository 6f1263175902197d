import { KpiError } from '@kpi-elements/core';
import type { Better, Catalog, Grain, Kpi, ReadingRequest, Unit } from '@kpi-elements/core';
import { cellFrom } from './attributes.ts';
import { bothWhere } from './scope.ts';
import type { Scope } from './scope.ts';

/** What the attributes of an element ask for, before its scope is heard. */
export interface Asked {
  readonly kpi?: string | Kpi | null | undefined;
  readonly formula?: string | null | undefined;
  readonly unit?: Unit | null | undefined;
  readonly better?: Better | null | undefined;
  readonly label?: string | null | undefined;
  readonly period?: string | null | undefined;
  readonly compare?: string | null | undefined;
  readonly where?: string | null | undefined;
  readonly grain?: Grain | null | undefined;
  readonly target?: number | string | null | undefined;
  readonly currency?: string | null | undefined;
}

/** What is shown where nobody says. */
export const DEFAULT_PERIOD = 'last_30_days';

/**
 * The request of an element: its scope, and its own attributes over that. `kpi` is one of several that it asks for.
 * Throws when nothing is asked for.
 */
export function requestOf(asked: Asked, scope: Scope, kpi = asked.kpi || ownKpi(asked)): ReadingRequest {
  const compare = words(asked.compare || scope.compare);
  return withoutEmpty({
    kpi,
    period: asked.period || scope.period || DEFAULT_PERIOD,
    compare: compare.length > 0 ? compare : undefined,
    where: bothWhere(scope.where, asked.where ?? undefined),
    grain: asked.grain || scope.grain,
    target: cellFrom(asked.target, 'target') ?? undefined,
    targets: scope.targets,
    source: scope.source,
    currency: asked.currency || scope.currency,
    timeZone: scope.timeZone,
    weekStart: scope.weekStart,
  });
}

/** The KPI that is asked for; a named one as far as there is a catalog that knows it. */
export function findKpi(asked: Asked, catalog: Catalog | undefined): Kpi | undefined {
  const { kpi } = asked;
  if (typeof kpi === 'string') return catalog?.find(kpi);
  return kpi ?? (asked.formula ? ownKpi(asked) : undefined);
}

/** The KPI that attributes define. Without `better` nobody can say whether a change is good. */
function ownKpi({ formula, unit, better, label }: Asked): Kpi {
  if (!formula) {
    throw new KpiError(
      'unknown_kpi',
      'No KPI is named.\nSet "kpi", or "formula", or give the numbers with "value".',
    );
  }
  return {
    id: formula,
    category: 'custom',
    name: label || formula,
    formula,
    unit: unit || 'number',
    better: better || 'range',
  };
}

/** The words of a list that is written with spaces. */
export function words(list: string | null | undefined): string[] {
  return list?.split(/\s+/).filter(Boolean) ?? [];
}

type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

/** Entries that hold something: an absent one must not hide the client's own default. */
function withoutEmpty<T extends object>(entries: Loose<T>): T {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as T;
}
