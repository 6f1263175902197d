/**
 * What a value is counted in.
 * `percent` and `points` are stored as fractions and shown × 100, `percent` with the sign.
 * `money` carries a currency beside it; `duration` is in seconds.
 */
export type Unit =
  | 'money'
  | 'percent'
  | 'points'
  | 'multiple'
  | 'count'
  | 'number'
  | 'score'
  | 'position'
  | 'duration';

/** Which direction is good. `range`: only the context says. */
export type Better = 'higher' | 'lower' | 'range';
