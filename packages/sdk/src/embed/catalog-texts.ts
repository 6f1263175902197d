import type { CatalogText } from '@kpi-elements/core/catalog-texts';

/**
 * What the catalogue says at length about each KPI, by id: description, question, actions, example. The KPIs in
 * `kpi-elements.js` go without; this loads `kpi-elements.catalog-texts.js` from beside it.
 *
 * @example
 * const texts = await loadCatalogTexts();
 * texts['cpc']?.question; // 'What does one visit from an ad cost us?'
 */
export async function loadCatalogTexts(): Promise<Readonly<Record<string, CatalogText>>> {
  return (await import('@kpi-elements/core/catalog-texts')).default;
}
