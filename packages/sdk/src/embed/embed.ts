import '@kpi-elements/widgets';
import { KpiSource } from './kpi-source.ts';

export { configure } from '../configure.ts';
export { createClient } from '../client.ts';
export { loadCatalogTexts } from './catalog-texts.ts';
export { csvSource } from '../sources/csv.ts';
export { inlineSource } from '../sources/inline.ts';
export { KpiSource };

// A second copy of the library on a page leaves the first one in place.
if (globalThis.customElements && !customElements.get('kpi-source'))
  customElements.define('kpi-source', KpiSource);
