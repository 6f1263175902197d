import { dimensions } from './shop.ts';
import { stages, visitDimensions } from './visits.ts';

/** What the reports are made of. */
export type TableId = 'shop' | 'visits';

/** A table as every source of it knows it, and the columns that its file has. */
export interface TableFile {
  readonly mapping: {
    readonly date: string;
    readonly dimensions: readonly string[];
    /** Measures and what each is in the table. */
    readonly measures: Readonly<Record<string, string>>;
  };
  readonly headers: readonly string[];
}

const SHOP_MEASURES = [
  'impressions',
  'clicks',
  'cost',
  'conversions',
  'revenue',
  'video_views',
  'completed_views',
  'watch_time',
];

/** Who got at least to a stage. */
const from = (stage: number) => `rows(stage=${stages.slice(stage).join(',')})`;

export const tables: Readonly<Record<TableId, TableFile>> = {
  shop: {
    mapping: {
      date: 'day',
      dimensions,
      measures: Object.fromEntries(SHOP_MEASURES.map((measure) => [measure, measure])),
    },
    headers: ['day', ...dimensions, ...SHOP_MEASURES],
  },
  visits: {
    mapping: {
      date: 'day',
      dimensions: visitDimensions,
      measures: {
        visitors: 'distinct(visitor)',
        sessions: 'rows()',
        leads: from(0),
        mqls: from(1),
        sqls: from(2),
        new_customers: from(3),
        deals_won: from(3),
        sales_cycle_time: 'sales_cycle_time',
        cost: 'cost',
        revenue: 'revenue',
      },
    },
    headers: ['day', ...visitDimensions, 'visitor', 'stage', 'cost', 'revenue', 'sales_cycle_time'],
  },
};
