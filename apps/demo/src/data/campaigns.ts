/** Where and when an ad runs, and how people answer to it on a usual day. */
export interface Campaign {
  readonly network: 'search' | 'shopping' | 'meta' | 'youtube';
  readonly name: string;
  /** First and last day of each time it ran; without, always. */
  readonly flights?: readonly (readonly [from: string, to: string])[];
  /** A usual day, all countries and devices. */
  readonly impressions: number;
  /** Clicks per impression. */
  readonly clickRate: number;
  /** EUR. */
  readonly costPerClick: number;
  /** Orders per session. */
  readonly orderRate: number;
  /** Video views per impression; without, no video. */
  readonly viewRate?: number;
}

/** The shop's ads. Always in this order: the numbers of one depend on how much chance the others used up. */
export const campaigns: readonly Campaign[] = [
  {
    network: 'search',
    name: 'Brand',
    impressions: 2_900,
    clickRate: 0.094,
    costPerClick: 0.31,
    orderRate: 0.062,
  },
  {
    network: 'search',
    name: 'Jackets',
    impressions: 11_500,
    clickRate: 0.047,
    costPerClick: 0.74,
    orderRate: 0.03,
  },
  {
    network: 'search',
    name: 'Hiking boots',
    flights: [['2025-03-03', '2026-12-31']],
    impressions: 6_800,
    clickRate: 0.049,
    costPerClick: 0.68,
    orderRate: 0.031,
  },
  {
    network: 'shopping',
    name: 'Product feed',
    impressions: 64_000,
    clickRate: 0.0108,
    costPerClick: 0.39,
    orderRate: 0.031,
  },
  {
    network: 'meta',
    name: 'Prospecting',
    impressions: 71_000,
    clickRate: 0.0088,
    costPerClick: 0.52,
    orderRate: 0.014,
    viewRate: 0.06,
  },
  {
    network: 'meta',
    name: 'Retargeting',
    flights: [
      ['2024-11-01', '2025-06-29'],
      ['2025-08-11', '2026-12-31'],
    ],
    impressions: 17_000,
    clickRate: 0.0155,
    costPerClick: 0.58,
    orderRate: 0.036,
  },
  {
    network: 'meta',
    name: 'Winter sale',
    flights: [
      ['2024-12-27', '2025-01-19'],
      ['2025-12-27', '2026-01-18'],
    ],
    impressions: 38_000,
    clickRate: 0.013,
    costPerClick: 0.44,
    orderRate: 0.027,
  },
  {
    network: 'youtube',
    name: 'Spring trails',
    flights: [
      ['2025-03-17', '2025-05-11'],
      ['2026-03-16', '2026-05-10'],
    ],
    impressions: 52_000,
    clickRate: 0.0052,
    costPerClick: 0.71,
    orderRate: 0.013,
    viewRate: 0.34,
  },
  {
    network: 'youtube',
    name: 'First frost',
    flights: [['2026-09-14', '2026-12-31']],
    impressions: 46_000,
    clickRate: 0.0061,
    costPerClick: 0.64,
    orderRate: 0.016,
    viewRate: 0.37,
  },
];

export function isRunning({ flights }: Campaign, date: string): boolean {
  return flights === undefined || flights.some(([from, to]) => from <= date && date <= to);
}

/** The incident: from here on, other bidders drive up the price of the jackets' clicks. */
export const incidentDay = '2026-10-08';

/** What a click costs against a usual day: rises for two weeks to 1.75, as long as others keep bidding. */
export function clickPrice({ name }: Campaign, date: string): number {
  if (name !== 'Jackets' || date < incidentDay) return 1;
  const daysSince = Number(date.slice(8)) - Number(incidentDay.slice(8)) + 1;
  return 1 + 0.75 * Math.min(daysSince / 14, 1);
}
