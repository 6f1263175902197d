import type { Window } from './formula.ts';

/** What stands around a part of a formula and says which total an input is. */
export interface Surroundings {
  /** How many times `previous` surrounds it. */
  readonly shift: number;
  readonly window?: Window;
  /** `cumulative`, `rolling` or `per_year`, when it surrounds it: none of them goes into another. */
  readonly within?: string;
}

/** The key of a total with what surrounds it. `previous` stands outside, wherever it was written. */
export function surroundKey(key: string, { shift, window }: Pick<Surroundings, 'shift' | 'window'>): string {
  let total = key;
  if (window) total = `${window.kind}(${key}${window.kind === 'rolling' ? `, ${window.buckets}` : ''})`;
  for (let i = 0; i < shift; i++) total = `previous(${total})`;
  return total;
}
