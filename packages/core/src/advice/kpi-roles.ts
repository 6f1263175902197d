import type { Catalog } from '../catalog.ts';
import type { Kpi } from '../kpi.ts';

/** KPIs that show a value as well as the one that a definition names as its guard. */
const countsAs: Readonly<Record<string, readonly string[]>> = { clv: ['clv_to_cac', 'clv_net'] };

/** What something costs. Money that is merely spent, such as `ad_spend`, has no good direction and is none. */
function isCost({ unit, better }: Kpi): boolean {
  return unit === 'money' && better === 'lower';
}

/**
 * The guards of a cost KPI that are not on the scorecard. Only costs must have theirs: a cost that falls says nothing of what it buys.
 * The guards of other KPIs are advice, shown with the definition.
 */
export function missingGuards(kpi: Kpi, all: readonly Kpi[]): readonly string[] {
  if (!isCost(kpi)) return [];
  const shown = new Set(all.map(({ id }) => id));
  return (kpi.guards ?? []).filter(
    (guard) => !shown.has(guard) && !countsAs[guard]?.some((other) => shown.has(other)),
  );
}

/** What marketing is for: something was sold, or a customer stayed or spoke. */
function isOutcome({ funnelStage }: Kpi): boolean {
  return funnelStage === 'conversion' || funnelStage === 'retention' || funnelStage === 'advocacy';
}

/** How much there was of something that is not an outcome: impressions, sessions, followers, watch time. */
export function isVolume(kpi: Kpi, catalog: Catalog): boolean {
  const counts = kpi.unit === 'count' || kpi.unit === 'duration';
  return counts && !isOutcome(kpi) && !catalog.compile(kpi).ratio;
}

/** Says what came of a volume: an outcome, or one count per another. Cost per count is no success either. */
export function qualifiesVolume(kpi: Kpi, catalog: Catalog): boolean {
  return isOutcome(kpi) || (kpi.unit !== 'money' && catalog.compile(kpi).ratio !== undefined);
}
