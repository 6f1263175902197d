import type { Reading } from '@kpi-elements/core';
import { arrows } from '../../src/marks/icons.ts';

/** A format that is made when it is first used, as the first card has to. */
const english = (options: Intl.NumberFormatOptions) => {
  let made: Intl.NumberFormat | undefined;
  return { format: (value: number) => (made ??= new Intl.NumberFormat('en', options)).format(value) };
};

const euros = { style: 'currency', currency: 'EUR' } as const;
const short = { notation: 'compact', maximumSignificantDigits: 3 } as const;

const money = english(euros);
const wholeMoney = english({ ...euros, maximumFractionDigits: 0 });
const compactMoney = english({ ...euros, ...short });
const moneyChange = english({ ...euros, signDisplay: 'exceptZero' });
const count = english({});
const share = {
  style: 'percent',
  maximumSignificantDigits: 3,
  maximumFractionDigits: 2,
  roundingPriority: 'lessPrecision',
} as const;
const percent = english(share);
const percentChange = english({ ...share, signDisplay: 'exceptZero' });
const dates = (options: Intl.DateTimeFormatOptions) => {
  let made: Intl.DateTimeFormat | undefined;
  return () => (made ??= new Intl.DateTimeFormat('en', options));
};
const days = dates({ dateStyle: 'medium', timeZone: 'UTC' });
const months = dates({ year: 'numeric', month: 'short', timeZone: 'UTC' });
const clock = dates({ dateStyle: 'medium', timeStyle: 'short' });
const verdicts = {
  better: 'better',
  worse: 'worse',
  same: 'about the same',
  unclear: 'unclear',
  none: '',
} as const;
const statuses = {
  met: 'met',
  on_track: 'on track',
  at_risk: 'at risk',
  missed: 'missed',
  none: '',
} as const;

/** The texts of one money card, as one writes them for exactly these readings: no other unit, language or absence. */
export function cardTexts(reading: Reading) {
  const { kpi, value, comparisons, target } = reading;
  const { value: earlier, change, changeRate, verdict } = comparisons[0]!;
  const frame = frameTexts(reading);
  return {
    ...frame,
    name: kpi.name,
    value: money.format(value!),
    verdict,
    word: verdicts[verdict],
    icon: changeIcon(change!),
    amount: `${percentChange.format(changeRate!)}${change === 0 ? '' : ` (${moneyChange.format(change!)})`}`,
    versus: `vs ${money.format(earlier!)} · ${frame.before}`,
    share: `${percent.format(target!.attainment!)} of target ${money.format(target!.value)}`,
    status: target!.status,
    statusText: statuses[target!.status],
    toGo: target!.toGo
      ? `${statuses[target!.status] && ' · '}${money.format(target!.toGo)} ${open.has(target!.status) ? 'to go' : 'short'}`
      : '',
    bar: String(100 * Math.min(target!.attainment!, 1)),
  };
}

/** A target that may still be met. */
const open: ReadonlySet<string> = new Set(['on_track', 'at_risk']);

/** The periods and the time of a reading. */
export function frameTexts({ period, comparisons, asOf }: Reading) {
  const [first = '', last = ''] = period.split('/');
  return {
    period: days().formatRange(Date.parse(first), Date.parse(last)),
    before: months().format(Date.parse(comparisons[0]!.period!.slice(0, 10))),
    asOf: `As of ${clock().format(Date.parse(asOf))}`,
  };
}

/** The path of the arrow of a change. */
export function changeIcon(change: number): string {
  return change > 0 ? arrows.up : change < 0 ? arrows.down : arrows.flat;
}

/** Money for little room. */
export function compactMoneyText(value: number): string {
  if (value < 1000) return money.format(value);
  return value < 10_000 ? wholeMoney.format(value) : compactMoney.format(value);
}

/** Where a gauge of a reading ends: with room for the target. */
export function scaleEnd({ target }: Reading): number {
  const least = target!.value / 0.8;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10]
    .map((step) => step * power)
    .find((end) => end >= least)!;
}

/** The path of a series on a box of 100 by 32. */
export function linePath(series: NonNullable<Reading['series']>): string {
  const values = series.map(({ value }) => value!);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const at = (value: number, i: number) =>
    `${((100 * i) / (values.length - 1)).toFixed(2)},${(30 - (28 * (value - low)) / (high - low || 1)).toFixed(2)}`;
  return `M${values.map(at).join('L')}`;
}

/** The texts of the stages of a funnel. */
export function stageTexts(readings: readonly Reading[]) {
  const drops = readings.map(({ value }, i) => (i === 0 ? 0 : 1 - value! / readings[i - 1]!.value!));
  const largest = drops.indexOf(Math.max(...drops));
  const top = Math.max(...readings.map(({ value, comparisons }) => Math.max(value!, comparisons[0]!.value!)));
  return readings.map(({ kpi, value, comparisons }, i) => {
    const [before, first] = [readings[i - 1], readings[0]!];
    const { change, changeRate, verdict, value: earlier } = comparisons[0]!;
    return {
      name: kpi.name,
      value: count.format(value!),
      direction: change!,
      change: percentChange.format(changeRate!),
      verdict,
      share: (100 * value!) / top,
      earlierShare: (100 * earlier!) / top,
      step: before ? `${percent.format(value! / before.value!)} of ${before.kpi.name}` : '',
      lost: before ? `${percent.format(drops[i]!)} lost (${count.format(before.value! - value!)})` : '',
      largest: i === largest ? 'largest drop-off' : '',
      overall: i > 1 ? `${percent.format(value! / first.value!)} of ${first.kpi.name}` : '',
    };
  });
}
