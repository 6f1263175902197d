import { formatValue } from '@kpi-elements/core';
import type { FormatOptions, Reading } from '@kpi-elements/core';
import { changeView } from '../base/change.view.ts';
import type { ChangeView } from '../base/change.view.ts';
import type { Reader } from '../base/reader.ts';
import en from '../locales/gauge/en.ts';
import type { GaugeWords } from '../locales/gauge/words.ts';
import { beyond, scaleOf, shareOf } from './scale.ts';
import type { GaugeRange, RangeVerdict, Scale, ScaleWishes } from './scale.ts';

/** A part of a scale: shares of it, 0 to 100. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A named range of the scale. */
export interface RangeView extends Span {
  readonly name: string;
  readonly verdict: RangeVerdict;
  /** What that means, in a word; empty where it is neither good nor bad. */
  readonly meaning: string;
  /** Its two ends in words. */
  readonly bounds: string;
  /** The value lies in it. */
  readonly current: boolean;
}

/** What a gauge shows of a reading. All places are shares of the scale, 0 to 100. */
export interface GaugeView extends Scale {
  readonly value: string;
  /** For little room. */
  readonly compact: string;
  /** What `meter` says of the value: whole, and whether it lies beyond the scale. */
  readonly text: string;
  /** The value as far as the scale reaches; absent without one. */
  readonly now: number | undefined;
  readonly lowText: string;
  readonly highText: string;
  /** From zero, or the end that is nearer to it, to the value. */
  readonly fill: Span | undefined;
  readonly beyond: 'min' | 'max' | undefined;
  /** Says so in words. */
  readonly beyondText: string;
  readonly ranges: readonly RangeView[];
  readonly targetAt: number | undefined;
  readonly changes: readonly ChangeView[];
  /** The value of the first comparison. */
  readonly previousAt: number | undefined;
}

/** A reading in the words, numbers and places of a gauge. Throws where the scale has no room. */
export function gaugeView(reading: Reading, wishes: ScaleWishes, reader: Reader): GaugeView {
  const { kpi, value, currency, comparisons, target } = reading;
  const { strings, locale } = reader;
  const { gauge = en } = strings;
  const format: FormatOptions = { unit: kpi.unit, currency, locale };
  const full = formatValue(value, format);
  const short = (of: number) => formatValue(of, { ...format, compact: true });
  const scale = scaleOf(reading, wishes);
  const end = beyond(value, scale);
  const beyondText = end ? gauge.beyond(short(scale[end])) : '';
  const ranges = rangeViews(wishes.ranges ?? [], value ?? NaN, scale, short, gauge);
  const previous = comparisons[0]?.value ?? null;
  const clauses = [
    full,
    ranges.find(({ current }) => current)?.name ?? '',
    beyondText,
    target ? locale.words.target(formatValue(target.value, format)) : '',
  ];
  return {
    ...scale,
    value: full,
    compact: formatValue(value, { ...format, compact: true }),
    text: strings.clauses(clauses.filter(Boolean)),
    now: value === null ? undefined : Math.min(Math.max(value, scale.min), scale.max),
    // Without a value nobody needs to know how far the scale would have reached.
    lowText: value === null ? '' : short(scale.min),
    highText: value === null ? '' : short(scale.max),
    fill: value === null ? undefined : span(shareOf(0, scale), shareOf(value, scale)),
    beyond: end,
    beyondText,
    ranges,
    targetAt: target && placeOf(target.value, scale),
    changes: comparisons.map((comparison) => changeView(comparison, value, format, reader)),
    previousAt: previous === null ? undefined : placeOf(previous, scale),
  };
}

const verdicts: ReadonlySet<string> = new Set<RangeVerdict>(['better', 'worse', 'caution', 'none']);

function rangeViews(
  ranges: readonly GaugeRange[],
  value: number,
  scale: Scale,
  short: (of: number) => string,
  { ranges: meanings }: GaugeWords,
): RangeView[] {
  return ranges.map(({ to, name = '', verdict: given = 'none' }, i) => {
    const verdict = verdicts.has(given) ? given : 'none';
    const from = ranges[i - 1]?.to ?? scale.min;
    const isFirst = i === 0;
    const isLast = i === ranges.length - 1;
    return {
      ...span(shareOf(from, scale), shareOf(to, scale)),
      name: String(name),
      verdict,
      meaning: meanings[verdict],
      bounds: `${short(from)} – ${short(to)}`,
      // A value on a border belongs to the range that begins there; beyond the scale, to the one at the end.
      current: (isFirst || value >= from) && (isLast || value < to) && !Number.isNaN(value),
    };
  });
}

/** The place of a mark; none where the scale does not reach it. */
function placeOf(value: number, scale: Scale): number | undefined {
  return beyond(value, scale) ? undefined : shareOf(value, scale);
}

function span(a: number, b: number): Span {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}
