import Big from 'big.js';

/** Totals in exact decimal arithmetic, by measure. */
export type Totals = Readonly<Record<'cost' | 'impressions' | 'clicks' | 'conversions' | 'revenue', Big>>;

/** The KPIs that these tests know, written out once more from totals: nothing here comes from the library. */
export const formulas = {
  ad_spend: ({ cost }: Totals) => cost,
  clicks: ({ clicks }: Totals) => clicks,
  ctr: ({ clicks, impressions }: Totals) => clicks.div(impressions),
  cpc: ({ cost, clicks }: Totals) => cost.div(clicks),
  cpm: ({ cost, impressions }: Totals) => cost.times(1000).div(impressions),
  cost_per_conversion: ({ cost, conversions }: Totals) => cost.div(conversions),
  conversion_rate: ({ conversions, clicks }: Totals) => conversions.div(clicks),
  roas: ({ revenue, cost }: Totals) => revenue.div(cost),
  ad_roi: ({ revenue, cost }: Totals) => revenue.minus(cost).div(cost),
} as const;

export type KpiId = keyof typeof formulas;

const PERCENT: readonly string[] = ['ctr', 'conversion_rate', 'ad_roi'] satisfies readonly KpiId[];

/** Adds up rows, where `cell` gives the text or number of a measure, and nothing for an empty cell. */
export function addUp<Row>(
  rows: readonly Row[],
  cell: (row: Row, measure: keyof Totals) => string | number | undefined,
): Totals {
  Big.DP = 30;
  const total = (measure: keyof Totals) =>
    rows.reduce((sum, row) => {
      const amount = cell(row, measure);
      return amount === undefined || amount === '' ? sum : sum.plus(amount);
    }, new Big(0));
  return {
    cost: total('cost'),
    impressions: total('impressions'),
    clicks: total('clicks'),
    conversions: total('conversions'),
    revenue: total('revenue'),
  };
}

const THOUSANDS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, 万: 1e4, 亿: 1e8 };

/** The first number in a text as it is shown, `€83.7K`, and the same amount rounded to as many digits. */
export function compareShown(
  kpi: KpiId,
  text: string,
  exact: Big,
): { readonly shown: string; readonly expected: string } {
  const [, digits, suffix = ''] = /(\d[\d,]*(?:\.\d+)?)\s*([KM万亿]?)/.exec(text) ?? [];
  if (digits === undefined) return { shown: text, expected: exact.toString() };
  const shown = digits.replaceAll(',', '');
  const decimals = shown.split('.')[1]?.length ?? 0;
  const scaled = exact.times(PERCENT.includes(kpi) ? 100 : 1).div(THOUSANDS[suffix] ?? 1);
  return { shown, expected: scaled.toFixed(decimals) };
}

/** How far a number is from the exact one, relative to it. */
export function relativeError(value: number | null, exact: Big): number {
  return value === null ? Infinity : Math.abs(new Big(value).minus(exact).div(exact).toNumber());
}
