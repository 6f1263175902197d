import type { Catalog } from '../catalog.ts';
import type { Frame } from '../frame/frame.ts';
import type { Kpi } from '../kpi.ts';
import { readBy, type ReadRequest } from './read.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Reading } from './reading.ts';

/** `read` by one catalog. */
export type Reader = (
  kpi: string | Kpi,
  frame: Frame,
  request?: ReadRequest,
  context?: Partial<Omit<ReadingContext, 'catalog'>>,
) => Reading;

/**
 * `read` by a catalog of one's own: a page that uses it in place of `read` holds the KPIs of this catalog and no others.
 *
 * @example
 * import { cpc } from '@kpi-elements/core/kpis/paid-ads';
 * const read = createReader(createCatalog({ kpis: { cpc } }));
 * read('cpc', createFrame({ cost: [100, 50], clicks: [100, 25] })).value; // 1.2
 */
export function createReader(catalog: Catalog): Reader {
  return (kpi, frame, request = {}, context = {}) => readBy(catalog, kpi, frame, request, context);
}
