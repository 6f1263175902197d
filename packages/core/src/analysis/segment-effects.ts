/** What a segment did to the total, in the KPI's unit: `effect` = `rate` + `mix`. */
export interface Effect {
  readonly effect: number;
  /** By its own rate, or by its own amount where the KPI adds up. */
  readonly rate: number;
  /** By its weight among the segments. A segment that is new or gone is all mix. */
  readonly mix: number;
}

/** Numerators and denominators by segment, the total's last. */
export interface Sides {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/** The effects of segments on a rate N/D, and whether all of them went the other way than the total. */
export function effectsOfRates(
  before: Sides,
  after: Sides,
  values: readonly [before: number, after: number],
): { readonly effects: Effect[]; readonly reversal: 'up' | 'down' | undefined } {
  const last = before.numerators.length - 1;
  const at = ({ numerators, denominators }: Sides, i: number) => {
    const [numerator, denominator] = [numerators[i]!, denominators[i]!];
    const [all, whole] = [numerators[last]!, denominators[last]!];
    return {
      part: numerator / whole,
      share: denominator / whole,
      rate: denominator === 0 ? undefined : numerator / denominator,
      total: all / whole,
    };
  };
  const [totalBefore, totalAfter] = [at(before, last).total, at(after, last).total];
  const mean = (totalBefore + totalAfter) / 2;
  // Constant factors, such as the 1,000 of a cost per mille, are not part of the two sides.
  const scale = totalAfter !== 0 ? values[1] / totalAfter : totalBefore !== 0 ? values[0] / totalBefore : 1;

  const effects: Effect[] = [];
  let [rose, fell] = [0, 0];
  for (let i = 0; i < last; i++) {
    const [then, now] = [at(before, i), at(after, i)];
    const shift = now.share - then.share;
    const effect = (now.part - then.part - mean * shift) * scale;
    let rate = 0;
    if (then.rate !== undefined && now.rate !== undefined) {
      rate = ((then.share + now.share) / 2) * (now.rate - then.rate) * scale;
      if (rate > 0) rose++;
      if (rate < 0) fell++;
    } else if (then.rate === undefined && now.rate === undefined) rate = effect;
    effects.push({ effect, rate, mix: effect - rate });
  }
  const change = values[1] - values[0];
  const reversal =
    rose > 1 && fell === 0 && change < 0 ? 'up' : fell > 1 && rose === 0 && change > 0 ? 'down' : undefined;
  return { effects, reversal };
}

/** The effects of segments on what adds up: their own changes. */
export function effectsOfParts(before: Sides, after: Sides): Effect[] {
  return Array.from(before.numerators.subarray(0, -1), (then, i) => {
    const effect = after.numerators[i]! - then;
    return { effect, rate: effect, mix: 0 };
  });
}
