import { KpiInspector } from '../inspector/kpi-inspector.ts';
import { define } from './define.ts';
import { KpiSource } from './kpi-source.ts';

export { addLanguage } from '@kpi-elements/widgets';
export { configure } from '../configure.ts';
export { createClient } from '../client.ts';
export { loadCatalogTexts } from './catalog-texts.ts';
export {
  csvSource,
  googleSheetsSource,
  inlineSource,
  jsonSource,
  kpiServer,
  ndjsonSource,
  parquetSource,
  streamSource,
} from './lazy-sources.ts';
export { KpiInspector, KpiSource };

define('kpi-source', KpiSource);
define('kpi-inspector', KpiInspector);
