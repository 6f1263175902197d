import type { Catalog } from '../catalog.ts';
import { toCell, type Absence, type Cell } from '../cell.ts';
import type { Formula } from '../formula/formula.ts';
import type { Kpi } from '../kpi.ts';
import { catalogOf } from '../reading/catalog-of.ts';
import type { Point, Reading } from '../reading/reading.ts';
import { sum } from '../stats/sum.ts';
import { comparedPoints } from './compared-points.ts';
import {
  effectsOfParts,
  effectsOfRates,
  type Effect,
  type EffectColumns,
  type Sides,
} from './segment-effects.ts';

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

// Of the size of all parts; less is no difference.
const ROUNDING = 1e-9;

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
  const cutOff = reading.notes?.includes('truncated') ?? false;
  const place = reading.comparisons.indexOf(before);
  const earlier = groups.map(({ comparisons }) => comparisons[place]!);
  const later = groups.map((group, i) => earlier[i]!.compared ?? group);
  const sidesBefore = sidesOf(earlier, before, formula, cutOff);
  const sidesAfter = sidesBefore && sidesOf(later, after, formula, cutOff);
  if (!sidesAfter) return { ...explained, change, absence: groups.length === 0 ? 'no_data' : 'not_additive' };
  const { columns, reversal } = formula.ratio
    ? effectsOfRates(sidesBefore, sidesAfter, [before.value, after.value])
    : { columns: effectsOfParts(sidesBefore, sidesAfter), reversal: undefined };

  const whole = total(columns);
  if (!Number.isFinite(change + whole.rate + whole.mix)) {
    return { ...explained, change: toCell(change), absence: 'no_data' };
  }
  const listed = largest(columns.effect, groups, top);
  const others = groups.length - listed.length;
  return {
    ...explained,
    change,
    segments: listed.map((i) => ({
      key: groups[i]!.key,
      before: earlier[i]!.value,
      after: later[i]!.value,
      effect: columns.effect[i]!,
      rate: columns.rate[i]!,
      mix: columns.mix[i]!,
    })),
    ...((cutOff || others > 0) && {
      others: { count: cutOff ? null : others, ...total(without(listed, columns)) },
    }),
    rate: whole.rate,
    mix: whole.mix,
    ...(reversal && { reversal }),
  };
}

/**
 * Numerators and denominators of all segments, the total's last; what the source cut off is one more segment before it.
 * `undefined` where the segments do not add up to the total.
 */
function sidesOf(
  segments: readonly Point[],
  whole: Point,
  { ratio, evaluate, inputs }: Formula,
  cutOff: boolean,
): Sides | undefined {
  const names = inputs.map(({ key }) => key);
  const { numerator, denominator } = ratio ?? { numerator: evaluate, denominator: () => 0 };
  const last = segments.length + (cutOff ? 1 : 0);
  const numerators = new Float64Array(last + 1);
  const denominators = new Float64Array(last + 1);
  const put = (i: number, { value, absence, inputs: totals }: Point) => {
    if (value === null && (absence === 'not_additive' || absence === 'mixed_currency')) return false;
    const filled = withZeros(totals, names);
    const above = numerator(filled);
    const below = denominator(filled);
    if (above === null || below === null) return false;
    numerators[i] = above;
    denominators[i] = below;
    return true;
  };
  const areKnown = segments.length > 0 && segments.every((point, i) => put(i, point)) && put(last, whole);
  return areKnown && addsUp(numerators, cutOff) && addsUp(denominators, cutOff)
    ? { numerators, denominators }
    : undefined;
}

/** Whether the segments add up to the total, which stands last; the segment before it takes what was cut off. */
function addsUp(side: Float64Array, cutOff: boolean): boolean {
  const whole = side.at(-1)!;
  const parts = side.subarray(0, -1);
  const found = sum(parts);
  if (cutOff) {
    parts[parts.length - 1] = whole - found;
    return true;
  }
  const size = parts.reduce((most, part) => most + Math.abs(part), Math.abs(whole));
  return Math.abs(found - whole) <= ROUNDING * size;
}

/** A segment without rows adds nothing. */
function withZeros(totals: Point['inputs'], keys: readonly string[]): Point['inputs'] {
  let isFull = true;
  for (const key of keys) isFull &&= typeof totals[key] === 'number';
  return isFull ? totals : Object.fromEntries(keys.map((key) => [key, totals[key] ?? 0]));
}

/** The places of the largest effects, the largest first; those alike by the names of their members. */
function largest(effects: Float64Array, groups: readonly Reading[], top: number): number[] {
  const sizes = effects.subarray(0, groups.length).map(Math.abs);
  const least = sizes.slice().sort()[sizes.length - top] ?? 0;
  const places: number[] = [];
  for (let i = 0; i < sizes.length; i++) if (sizes[i]! >= least) places.push(i);

  const names: string[] = [];
  const nameOf = (i: number) => (names[i] ??= Object.values(groups[i]!.key).join('\n'));
  return places.sort((a, b) => sizes[b]! - sizes[a]! || (nameOf(a) < nameOf(b) ? -1 : 1)).slice(0, top);
}

/** The columns without the effects of some segments. */
function without(places: readonly number[], { effect, rate, mix }: EffectColumns): EffectColumns {
  const rest = { effect: effect.slice(), rate: rate.slice(), mix: mix.slice() };
  for (const column of Object.values(rest)) for (const i of places) column[i] = 0;
  return rest;
}

function total({ effect, rate, mix }: EffectColumns): Effect {
  return { effect: sum(effect), rate: sum(rate), mix: sum(mix) };
}
