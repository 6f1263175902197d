import type { Grain } from '@kpi-elements/core';

const DAY = 86_400_000;
/** More days than this are too many points for a small line. */
const MAX_DAYS = 200;

/** The grain that draws a period as a short series. */
export function grainFor(period: string): Grain {
  const [start, end = start] = period.split('/').map((date) => Date.parse(date));
  const days = (end! - start!) / DAY;
  return /year/.test(period) || days > MAX_DAYS ? 'month' : 'day';
}
