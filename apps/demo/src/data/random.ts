/** Numbers that look like chance and are the same in every run and every engine. */
export interface Random {
  /** Evenly spread over 0 to 1, without 1. */
  next(): number;
  /** Around 1: `noise(0.1)` is mostly between 0.9 and 1.1. */
  noise(deviation: number): number;
  /** A whole number of events where `expected` are expected, spread about as widely as counts are. */
  count(expected: number): number;
  /** How many of `total` it happens to, at a chance of `share` each. */
  part(total: number, share: number): number;
}

/**
 * A seeded generator (mulberry32 by Tommy Ettinger, public domain).
 * Everything here is integer arithmetic, `+ - * /` and square root, which engines must round alike; logarithms and sines need not be.
 */
export function createRandom(seed: number): Random {
  let state = seed | 0;

  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  /** Three uniform numbers have a variance of 3/12: doubled, their sum is a bell of deviation 1 around 0. */
  const bell = () => 2 * (next() + next() + next() - 1.5);

  const count = (expected: number) => {
    // Below a few events, cutting the bell off at 0 would raise the mean.
    const spread = expected < 9 ? 0 : Math.sqrt(expected) * bell();
    return Math.floor(Math.max(expected + spread, 0) + next());
  };

  return {
    next,
    noise: (deviation) => 1 + deviation * bell(),
    count,
    part: (total, share) => Math.min(count(total * share), total),
  };
}
