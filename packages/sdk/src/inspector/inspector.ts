import { KpiInspector } from './kpi-inspector.ts';

if (typeof customElements !== 'undefined' && !customElements.get('kpi-inspector')) {
  customElements.define('kpi-inspector', KpiInspector);
}

export { KpiInspector };
