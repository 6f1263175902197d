/** What a segment did to the total, in the KPI's unit: `effect` = `rate` + `mix`. */
export interface Effect {
  readonly effect: number;
  /** By its own rate, or by its own amount where the KPI adds up. */
  readonly rate: number;
  /** By its weight among the segments. A segment that is new or gone is all mix. */
  readonly mix: number;
}

/** The effects of all segments. */
export type EffectColumns = Readonly<Record<keyof Effect, Float64Array>>;

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
): { readonly columns: EffectColumns; readonly reversal: 'up' | 'down' | undefined } {
  const last = before.numerators.length - 1;
  const wholeBefore = before.denominators[last]!;
  const wholeAfter = after.denominators[last]!;
  const totalBefore = before.numerators[last]! / wholeBefore;
  const totalAfter = after.numerators[last]! / wholeAfter;
  const mean = (totalBefore + totalAfter) / 2;
  // Constant factors, such as the 1,000 of a cost per mille, are not part of the two sides.
  const scale = totalAfter !== 0 ? values[1] / totalAfter : totalBefore !== 0 ? values[0] / totalBefore : 1;

  const columns = emptyColumns(last);
  let [rose, fell] = [0, 0];
  for (let i = 0; i < last; i++) {
    const partBefore = before.numerators[i]!;
    const partAfter = after.numerators[i]!;
    const sizeBefore = before.denominators[i]!;
    const sizeAfter = after.denominators[i]!;
    const shareBefore = sizeBefore / wholeBefore;
    const shareAfter = sizeAfter / wholeAfter;
    const moved = partAfter / wholeAfter - partBefore / wholeBefore;
    const effect = (moved - mean * (shareAfter - shareBefore)) * scale;
    let rate = 0;
    if (sizeBefore !== 0 && sizeAfter !== 0) {
      const risen = partAfter / sizeAfter - partBefore / sizeBefore;
      rate = ((shareBefore + shareAfter) / 2) * risen * scale;
      if (rate > 0) rose++;
      if (rate < 0) fell++;
    } else if (sizeBefore === 0 && sizeAfter === 0) rate = effect;
    columns.effect[i] = effect;
    columns.rate[i] = rate;
    columns.mix[i] = effect - rate;
  }
  const change = values[1] - values[0];
  const reversal =
    rose > 1 && fell === 0 && change < 0 ? 'up' : fell > 1 && rose === 0 && change > 0 ? 'down' : undefined;
  return { columns, reversal };
}

/** The effects of segments on what adds up: their own changes. */
export function effectsOfParts(before: Sides, after: Sides): EffectColumns {
  const last = before.numerators.length - 1;
  const columns = emptyColumns(last);
  for (let i = 0; i < last; i++) columns.effect[i] = after.numerators[i]! - before.numerators[i]!;
  columns.rate.set(columns.effect);
  return columns;
}

function emptyColumns(length: number): EffectColumns {
  return {
    effect: new Float64Array(length),
    rate: new Float64Array(length),
    mix: new Float64Array(length),
  };
}
