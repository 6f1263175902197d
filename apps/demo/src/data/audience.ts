/** A country that the shop sells to. */
export interface Country {
  readonly code: 'DE' | 'NL' | 'AT';
  /** Of everything on a usual day; the three add up to 1. */
  readonly share: number;
  /** Of a click, against the mean. */
  readonly price: number;
  /** Of orders per session, against the mean. */
  readonly appetite: number;
  /** EUR, net of returns and discounts. */
  readonly basket: number;
  /** At the start of the data. */
  readonly customers: number;
  readonly subscribers: number;
  /** What people there spend on outdoor gear on a usual day, in EUR. */
  readonly market: number;
}

export const countries: readonly Country[] = [
  {
    code: 'DE',
    share: 0.62,
    price: 1.04,
    appetite: 1.03,
    basket: 88,
    customers: 38_200,
    subscribers: 51_400,
    market: 410_000,
  },
  {
    code: 'NL',
    share: 0.22,
    price: 0.95,
    appetite: 0.97,
    basket: 81,
    customers: 11_900,
    subscribers: 16_100,
    market: 128_000,
  },
  {
    code: 'AT',
    share: 0.16,
    price: 0.9,
    appetite: 0.94,
    basket: 92,
    customers: 8_600,
    subscribers: 11_700,
    market: 97_000,
  },
];

/** What people hold in their hands. */
export interface Device {
  readonly name: 'mobile' | 'desktop';
  readonly share: number;
  readonly price: number;
  readonly appetite: number;
  /** Seconds a session lasts. */
  readonly stay: number;
}

export const devices: readonly Device[] = [
  { name: 'mobile', share: 0.68, price: 0.93, appetite: 0.84, stay: 128 },
  { name: 'desktop', share: 0.32, price: 1.12, appetite: 1.35, stay: 214 },
];
