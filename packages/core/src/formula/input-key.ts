import { formatWhere, type Where } from '../where.ts';
import type { Surroundings } from './functions.ts';
import { printName } from './print.ts';

/**
 * How an input is named in `totals`: the formula text that asks for it, with its filter in square brackets:
 * `previous(rolling(clicks[channel=organic], 7))`. `previous` stands outside, wherever it was written.
 */
export function inputKey(name: string, where: Where, { shift, window }: Surroundings): string {
  let key = printName(name);
  if (where.length > 0) key += `[${formatWhere(where)}]`;
  if (window) key = window.kind === 'rolling' ? `rolling(${key}, ${window.buckets})` : `cumulative(${key})`;
  return previousKey(key, shift);
}

/** The same input, so many periods earlier. */
export function previousKey(key: string, shift: number): string {
  return 'previous('.repeat(shift) + key + ')'.repeat(shift);
}
