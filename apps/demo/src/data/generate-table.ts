import { generateShop } from './shop.ts';
import type { Columns } from './table.ts';
import type { TableId } from './tables.ts';
import { generateVisits } from './visits.ts';

const GENERATORS: Readonly<Record<TableId, () => Columns>> = { shop: generateShop, visits: generateVisits };

/** Makes a table anew. */
export function generateTable(id: TableId): Columns {
  return GENERATORS[id]();
}
