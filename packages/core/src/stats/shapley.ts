/** Up to here every coalition is tried: 65,536 of them. */
const MAX_EXACT = 16;
const ORDERS = 1024;

/**
 * Divides what `count` players reach together among them: L. S. Shapley, "A Value for n-Person Games" (1953).
 * The parts add up to `worth(all) − worth(none)`. For more than 16 players the mean over 1,024 fixed orders is taken,
 * which adds up just as well.
 *
 * @param worth What a coalition reaches; `takesPart[i]` is 1 for its members.
 */
export function shapley(count: number, worth: (takesPart: Uint8Array) => number): Float64Array {
  return count > MAX_EXACT ? overOrders(count, worth) : overCoalitions(count, worth);
}

function overCoalitions(count: number, worth: (takesPart: Uint8Array) => number): Float64Array {
  const takesPart = new Uint8Array(count);
  const worths = Float64Array.from({ length: 1 << count }, (_, coalition) => {
    for (let i = 0; i < count; i++) takesPart[i] = (coalition >> i) & 1;
    return worth(takesPart);
  });
  const sizes = new Uint8Array(worths.length);
  for (let coalition = 1; coalition < sizes.length; coalition++) {
    sizes[coalition] = sizes[coalition >> 1]! + (coalition & 1);
  }
  // By size of the coalition that a player joins: size! (count − size − 1)! / count!
  const weights = [1 / count];
  for (let size = 1; size < count; size++) weights.push((weights[size - 1]! * size) / (count - size));

  const parts = new Float64Array(count);
  for (let coalition = 0; coalition < worths.length; coalition++) {
    for (let i = 0; i < count; i++) {
      if (coalition & (1 << i)) continue;
      const gain = worths[coalition | (1 << i)]! - worths[coalition]!;
      parts[i] = parts[i]! + weights[sizes[coalition]!]! * gain;
    }
  }
  return parts;
}

/** Each order is walked both ways, so that early and late places even out. */
function overOrders(count: number, worth: (takesPart: Uint8Array) => number): Float64Array {
  const parts = new Float64Array(count);
  const order = Array.from(parts, (_, i) => i);
  let seed = 1;
  const join = (players: readonly number[]) => {
    const takesPart = new Uint8Array(count);
    let before = worth(takesPart);
    for (const player of players) {
      takesPart[player] = 1;
      const after = worth(takesPart);
      parts[player] = parts[player]! + (after - before) / ORDERS;
      before = after;
    }
  };
  for (let round = 0; round < ORDERS / 2; round++) {
    for (let i = count - 1; i > 0; i--) {
      // The minimal standard generator of S. K. Park and K. W. Miller (1988).
      seed = (seed * 48_271) % 2_147_483_647;
      const other = seed % (i + 1);
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    join(order);
    join([...order].reverse());
  }
  return parts;
}
