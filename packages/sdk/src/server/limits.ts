/** What one server allows. Each has a default that suits a dashboard. */
export interface Limits {
  /** Bytes of a query. @default 262144 */
  readonly queryBytes: number;
  /** Slices of a query. @default 200 */
  readonly slices: number;
  /** Groups of all slices of a query together. @default 100000 */
  readonly groups: number;
  /** Seconds that a query may take. @default 10 */
  readonly seconds: number;
  /** Bytes of answers that are kept. @default 67108864 */
  readonly cacheBytes: number;
}

export const defaultLimits: Limits = {
  queryBytes: 2 ** 18,
  slices: 200,
  groups: 100_000,
  seconds: 10,
  cacheBytes: 2 ** 26,
};
