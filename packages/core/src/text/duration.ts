import type { DigitOptions } from './digits.ts';
import { digitsFor } from './digits.ts';
import { listFormat, numberFormat } from './intl.ts';

const PARTS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds that the last shown part of a duration counts: days are shown with hours, hours with minutes, minutes with seconds. */
export function durationStep(seconds: number, exact = false): number {
  const size = Math.abs(seconds);
  if (exact) return 0.001;
  if (size >= 86_400) return 3600;
  if (size >= 3600) return 60;
  if (size >= 10 || size === 0) return 1;
  return size >= 1 ? 0.1 : 10 ** -digitsFor(size);
}

/** How many digits after the point a step of seconds takes. */
export function decimalsOfStep(step: number): number {
  return step < 1 ? Math.ceil(-Math.log10(step)) : 0;
}

/** `2 min 5 sec`, in the words of `Intl`. */
export function formatDuration(
  seconds: number,
  tag: string,
  signDisplay: 'negative' | 'exceptZero',
  { exact, compact, mostDecimals = Infinity }: Pick<DigitOptions, 'exact' | 'compact' | 'mostDecimals'>,
): string {
  const step = Math.max(durationStep(seconds, exact), 10 ** -mostDecimals);
  const texts: string[] = [];
  let rest = Math.round(Math.abs(seconds) / step) * step;
  for (const [unit, length] of PARTS) {
    const count = length === 1 ? Number(rest.toFixed(10)) : Math.floor(rest / length);
    rest -= count * length;
    const first = texts.length === 0;
    if (count === 0 && !(first && length === 1)) continue;
    const format = numberFormat(tag, {
      style: 'unit',
      unit,
      unitDisplay: compact ? 'narrow' : 'short',
      maximumFractionDigits: decimalsOfStep(step),
      signDisplay: first ? signDisplay : 'never',
    });
    texts.push(format.format(first && seconds < 0 ? -count : count));
  }
  return listFormat(tag, { type: 'unit', style: 'narrow' }).format(texts);
}
