import { fromLocal, type Slice, toDay } from '@kpi-elements/core';

/** Do two time zones begin every day of a range at the same instant? Then their buckets are the same. */
export function isSameClock(a: string, b: string, [from, to]: Slice['range']): boolean {
  if (a === b) return true;
  for (let day = toDay(from); day <= toDay(to); day++)
    if (fromLocal(day, 0, a) !== fromLocal(day, 0, b)) return false;
  return true;
}
