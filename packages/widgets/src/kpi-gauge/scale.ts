import { KpiError } from '@kpi-elements/core';
import type { Cell, Reading } from '@kpi-elements/core';
import { cellFrom } from '../base/attributes.ts';
import { shareBetween } from '../marks/share-between.ts';

/** What a range means for who is in it. */
export type RangeVerdict = 'better' | 'worse' | 'caution' | 'none';

/** A named part of the scale. It begins where the one before ends. */
export interface GaugeRange {
  /** Where it ends, in the KPI's unit: 0.05 for 5 %. */
  readonly to: number;
  readonly name?: string;
  /** @default 'none' */
  readonly verdict?: RangeVerdict;
}

/** The two ends of a gauge, in the KPI's unit. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** What the page says of the scale. */
export interface ScaleWishes {
  readonly min?: number | string | null | undefined;
  readonly max?: number | string | null | undefined;
  readonly ranges?: readonly GaugeRange[];
}

/** The part of a scale that a target takes when nothing else says where the scale ends. */
const TARGET_SHARE = 0.8;
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10];

/**
 * The ends of a gauge: as the page says, else as the ranges end, else with room for the target; a share of a whole ends
 * at the whole. Without any of these, the value and what it is compared with must fit in. Throws `wrong_arguments`.
 */
export function scaleOf(reading: Reading, { min, max, ranges = [] }: ScaleWishes): Scale {
  const { value, target, comparisons, benchmark, kpi } = reading;
  const known = [value, comparisons[0]?.value, benchmark?.value].filter((cell) => typeof cell === 'number');
  const lowest = Math.min(0, ...known, ranges[0]?.to ?? 0);
  const [first, last] = [cellFrom(min, 'min'), cellFrom(max, 'max')];
  const high =
    last ??
    ranges.at(-1)?.to ??
    (target && target.value > 0 ? round(target.value / TARGET_SHARE) : undefined) ??
    (kpi.proportion ? 1 : round(Math.max(0, ...known)));
  const low = first ?? (lowest < 0 ? -round(-lowest) : 0);
  if (low < high) return { min: low, max: high };
  if (first === null && last === null) return { min: low, max: low + 1 };
  throw new KpiError(
    'wrong_arguments',
    `A gauge from ${low} to ${high} has no room.\nSet "max" above "min".`,
  );
}

/** Where a value stands on a scale, 0 to 100. */
export function shareOf(value: number, { min, max }: Scale): number {
  const share = 100 * shareBetween(value, min, max);
  return Math.round(Math.min(Math.max(share, 0), 100) * 100) / 100;
}

/** Which end of the scale a value lies beyond. */
export function beyond(value: Cell, { min, max }: Scale): 'min' | 'max' | undefined {
  if (value === null) return undefined;
  return value > max ? 'max' : value < min ? 'min' : undefined;
}

/** Ranges that can be drawn, in their order. Throws `unreadable_data`. */
export function checkRanges(ranges: unknown): readonly GaugeRange[] {
  if (!Array.isArray(ranges) || !ranges.every((range) => Number.isFinite(range?.to))) {
    throw new KpiError(
      'unreadable_data',
      '"ranges" is not a list of ranges.\nWrite it like [{"to":1,"name":"loss","verdict":"worse"}].',
    );
  }
  return ranges.toSorted((a: GaugeRange, b: GaugeRange) => a.to - b.to);
}

/** The next number that people like at the end of a scale. */
function round(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  // Multiplied, 3 × 0.1 would be 0.30000000000000004.
  const steps = STEPS.map((step) => Number((step * power).toPrecision(3)));
  return Math.min(steps.find((step) => step >= value) ?? value, Number.MAX_VALUE);
}
