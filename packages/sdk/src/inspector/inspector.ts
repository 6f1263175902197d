import { define } from '../embed/define.ts';
import { KpiInspector } from './kpi-inspector.ts';

define('kpi-inspector', KpiInspector);

export { KpiInspector };
