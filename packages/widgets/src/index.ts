export { KpiErrorEvent, KpiReadyEvent, KpiScopeChangeEvent, KpiSelectEvent } from './base/events.ts';
export type { Scope } from './base/scope.ts';
export { KpiCard } from './kpi-card/kpi-card.ts';
export { KpiFunnel } from './kpi-funnel/kpi-funnel.ts';
export { KpiGauge } from './kpi-gauge/kpi-gauge.ts';
export type { GaugeRange, RangeVerdict } from './kpi-gauge/scale.ts';
export { KpiScope } from './kpi-scope/kpi-scope.ts';
export type { Strings } from './locales/strings.ts';
