import type { Catalog } from '../catalog.ts';
import type { Absence, Cell } from '../cell.ts';
import type { Formula } from '../formula/formula.ts';
import type { Kpi } from '../kpi.ts';
import { catalogOf } from '../reading/catalog-of.ts';
import type { Point, Reading } from '../reading/reading.ts';
import { sum } from '../stats/sum.ts';
import { comparedPoints } from './compared-points.ts';
import { effectsOfParts, effectsOfRates, type Effect, type Sides } from './segment-effects.ts';

/** What one segment did to the total. */
export interface SegmentEffect extends Effect {
  /** Its members, by dimension. */
  readonly key: Reading['key'];
  /** Its own values, in the KPI's unit. */
  readonly before: Cell;
  readonly after: Cell;
}

/** What the segments that are not listed did together. */
export interface OtherSegments extends Effect {
  /** How many; `null` where the source cut them off. */
  readonly count: number | null;
}

/** How {@link explainByDimension} explains. */
export interface ExplainByDimensionOptions {
  /** The name of a comparison; the first where left out. */
  readonly comparison?: string | undefined;
  /** How many segments to list; the others are added up. All, where left out. */
  readonly top?: number | undefined;
  /** The formula, or the catalog that it is compiled by. A reading made in this program knows it. */
  readonly by?: Formula | Catalog | undefined;
}

/** A change, divided among the segments of a breakdown. */
export interface DimensionExplanation {
  readonly kpi: Kpi;
  readonly currency?: string;
  readonly dimensions: readonly string[];
  /** The comparison that is explained: `previous_period`. Empty without one. */
  readonly comparison: string;
  /** The period compared with. */
  readonly comparedPeriod: string;
  /** Value − earlier value of the total, in the KPI's unit. */
  readonly change: Cell;
  /** Why it cannot be divided: `not_additive` where the segments do not add up to the total. */
  readonly absence?: Absence;
  /** The largest effect first. With `others` they add up to `change`. */
  readonly segments: readonly SegmentEffect[];
  readonly others?: OtherSegments;
  /** The change in the segments, and the change between them: together `change`. */
  readonly rate: number;
  readonly mix: number;
  /** Every segment went the other way than the total (Simpson's paradox): `up` when the segments rose and the total fell. */
  readonly reversal?: 'up' | 'down';
}

/**
 * Divides the change of a KPI among the segments of the reading's breakdown.
 * A rate: what each segment's own rate did (share × change of rate), and what the shift between segments did
 * ((rate − total rate) × change of share), each weighed with the mean of both periods: E. M. Kitagawa, "Components of a
 * Difference Between Two Rates", JASA 50 (1955). An additive KPI is divided into the
 * segments' own changes. All effects add up to the change; where the segments do not add up to the total, as people
 * counted once do not, nothing is divided: `not_additive`.
 *
 * @throws {KpiError} `wrong_arguments` for a comparison that the reading does not have, or an unknown formula.
 * @example
 * const reading = read('conversion_rate', frame, { period: '2026-06', compare: 'previous_period', by: 'channel' });
 * explainByDimension(reading, { top: 5 }).segments[0]; // { key: { channel: 'search' }, effect: -0.008, rate: -0.002, mix: -0.006, … }
 */
export function explainByDimension(
  reading: Reading,
  { comparison, top = Infinity, by }: ExplainByDimensionOptions = {},
): DimensionExplanation {
  const { kpi, currency, groups = [] } = reading;
  const compared = comparedPoints(reading, comparison);
  const explained = {
    kpi,
    ...(currency !== undefined && { currency }),
    dimensions: Object.keys(groups[0]?.key ?? {}),
    comparison: compared?.before.name ?? '',
    comparedPeriod: compared?.before.period ?? '',
    segments: [],
    rate: 0,
    mix: 0,
  };
  if (!compared) return { ...explained, change: null, absence: 'no_comparison' };
  const { before, after } = compared;
  if (after.value === null) return { ...explained, change: null, absence: after.absence ?? 'no_data' };
  if (before.value === null)
    return { ...explained, change: null, absence: before.absence ?? 'no_comparison' };
  const change = after.value - before.value;

  const formula = by && 'evaluate' in by ? by : catalogOf(reading, by).compile(kpi);
  const points = groups.map((group) => comparedPoints(group, before.name)!);
  const cutOff = reading.notes?.includes('truncated') ?? false;
  const sidesBefore = sidesOf(
    formula,
    before,
    points.map((point) => point.before),
    cutOff,
  );
  const sidesAfter = sidesOf(
    formula,
    after,
    points.map((point) => point.after),
    cutOff,
  );
  if (groups.length === 0 || !sidesBefore || !sidesAfter) {
    return { ...explained, change, absence: groups.length === 0 ? 'no_data' : 'not_additive' };
  }
  const { effects, reversal } = formula.ratio
    ? effectsOfRates(sidesBefore, sidesAfter, [before.value, after.value])
    : { effects: effectsOfParts(sidesBefore, sidesAfter), reversal: undefined };

  const order = groups.map((_, i) => i).sort(bySize(effects, groups));
  const listed = order.slice(0, top);
  const rest = [...order.slice(listed.length), ...(cutOff ? [groups.length] : [])];
  const whole = total(effects);
  return {
    ...explained,
    change,
    segments: listed.map((i) => ({
      key: groups[i]!.key,
      before: points[i]!.before.value,
      after: points[i]!.after.value,
      ...effects[i]!,
    })),
    ...(rest.length > 0 && {
      others: { count: cutOff ? null : rest.length, ...total(rest.map((i) => effects[i]!)) },
    }),
    rate: whole.rate,
    mix: whole.mix,
    ...(reversal && { reversal }),
  };
}

/**
 * Numerators and denominators of all segments, the total's last. What the source cut off is one more segment before it.
 * `undefined` where the segments do not add up to the total.
 */
function sidesOf(
  { ratio, evaluate, inputs }: Formula,
  whole: Point,
  parts: readonly Point[],
  cutOff: boolean,
): Sides | undefined {
  if (parts.some(({ absence }) => absence === 'not_additive' || absence === 'mixed_currency'))
    return undefined;
  const keys = inputs.map(({ key }) => key);
  const empty = Object.fromEntries(keys.map((key) => [key, 0]));
  const side = (compute: (totals: Point['inputs']) => Cell): Float64Array | undefined => {
    const values = new Float64Array(parts.length + (cutOff ? 2 : 1));
    const total = compute(whole.inputs);
    if (total === null) return undefined;
    for (let i = 0; i < parts.length; i++) {
      const { inputs: totals } = parts[i]!;
      const filled = keys.every((key) => typeof totals[key] === 'number') ? totals : withZeros(totals, empty);
      const value = compute(filled);
      if (value === null) return undefined;
      values[i] = value;
    }
    const found = sum(values);
    if (cutOff) values[parts.length] = total - found;
    else if (Math.abs(found - total) > 1e-9 * Math.max(Math.abs(total), sum(values.map(Math.abs))))
      return undefined;
    values[values.length - 1] = total;
    return values;
  };
  const numerators = side(ratio?.numerator ?? evaluate);
  const denominators = ratio ? side(ratio.denominator) : numerators;
  return numerators && denominators && { numerators, denominators };
}

/** A segment without rows adds nothing. */
function withZeros(totals: Point['inputs'], empty: Readonly<Record<string, number>>): Point['inputs'] {
  const filled: Record<string, Cell> = { ...empty };
  for (const [key, value] of Object.entries(totals)) if (value !== null) filled[key] = value;
  return filled;
}

function bySize(effects: readonly Effect[], groups: readonly Reading[]): (a: number, b: number) => number {
  const nameOf = (i: number) => JSON.stringify(Object.values(groups[i]!.key));
  return (a, b) =>
    Math.abs(effects[b]!.effect) - Math.abs(effects[a]!.effect) || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function total(effects: readonly Effect[]): Effect {
  const add = (part: keyof Effect) => sum(effects.map((effect) => effect[part]));
  return { effect: add('effect'), rate: add('rate'), mix: add('mix') };
}
