import { defineComponent, type GlobalComponents, h } from 'vue';

/** What a template may say to an element. */
type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];
/** How a template hears of an event. */
type Emit<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$emit'];

const scope: Props<'kpi-scope'> = {
  period: 'last_30_days',
  weekStart: 'sunday',
  targets: { revenue: 100000 },
};
const card: Props<'kpi-card'> = { kpi: 'cpc', layout: 'row', withoutSparkline: true, class: 'wide', key: 1 };
const source: Props<'kpi-source'> = { type: 'csv', src: 'ads.csv', measures: 'clicks', 'refresh-every': 60 };

export default defineComponent(
  () => () => h('kpi-scope', scope, [h('kpi-source', source), h('kpi-card', card)]),
);

// @ts-expect-error no such layout
export const layout: Props<'kpi-card'> = { layout: 'rows' };
// @ts-expect-error no such property
export const property: Props<'kpi-card'> = { laiout: 'row' };
// @ts-expect-error a boolean
export const boolean: Props<'kpi-card'> = { withoutTarget: 'yes' };
// @ts-expect-error no such type of source
export const type: Props<'kpi-source'> = { type: 'xlsx' };
// @ts-expect-error no such element
export type Chart = Props<'kpi-chart'>;

export function told(emit: Emit<'kpi-controls'>, element: InstanceType<GlobalComponents['kpi-controls']>) {
  element.$emit satisfies typeof emit;
  // @ts-expect-error no such event
  emit('kpi-scope-changed', new Event('kpi-scope-changed'));
  // @ts-expect-error another event
  emit('kpi-scope-change', new Event('kpi-scope-change'));
}
