import type { Cell } from '@kpi-elements/core';
import { line } from 'd3-shape';
import { shareBetween } from './share-between.ts';

/** The view box that lines are drawn in; CSS stretches it to any size. */
export const lineBox = { width: 100, height: 32, margin: 2 } as const;

/** SVG paths of a line. An empty path draws nothing. */
export interface LineMark {
  readonly line: string;
  /** The ground under the line. */
  readonly area: string;
  /** What leads to and from points that are not final. */
  readonly partial: string;
  /** The last point that has a value, as a line of no length: a round cap makes it a dot of any size. */
  readonly end: string;
  /** From that point to what may come. */
  readonly ahead: string;
  /** The ground that what may come will probably lie on. */
  readonly band: string;
}

/** A point of a line; `partial` is not final. */
export interface LinePoint {
  readonly value: Cell;
  readonly partial?: boolean;
}

/** What may come, and between which values it will probably lie. */
export interface LineOutlook {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

type Spot = LinePoint & { readonly x: number; readonly y: number };

/**
 * A line through points at even distances, broken where a value is missing, and on to what may come; nothing for fewer
 * than two values.
 */
export function lineMark(
  points: readonly LinePoint[],
  outlook: readonly LineOutlook[] = [],
): LineMark | undefined {
  const values = points.flatMap(({ value }) => value ?? []);
  if (values.length < 2) return undefined;
  const { width, height, margin } = lineBox;
  const all = [...values, ...outlook.flatMap(({ value, low, high }) => [value, low, high])];
  const low = all.reduce((a, b) => Math.min(a, b));
  const high = all.reduce((a, b) => Math.max(a, b));
  const spot = (point: LinePoint, i: number): Spot => {
    const share = high > low ? shareBetween(point.value ?? low, low, high) : 0.5;
    return {
      value: point.value,
      partial: Boolean(point.partial),
      x: (i / (points.length + outlook.length - 1)) * width,
      y: height - margin - share * (height - 2 * margin),
    };
  };
  const spots = points.map(spot);
  const runs = finalRuns(spots);
  const lines = runs.map((run) => path(run));
  const beside = (i: number) => spots[i - 1]?.partial || spots[i]?.partial || spots[i + 1]?.partial;
  const last = spots.findLast(({ value }) => value !== null)!;
  const ahead = (name: keyof LineOutlook) =>
    outlook.map((one, i) => spot({ value: one[name] }, points.length + i));
  return {
    line: lines.join(''),
    area: runs.map((run, i) => (run.length > 1 ? lines[i]! + ground(run) : '')).join(''),
    partial: path(spots, ({ value }, i) => value !== null && Boolean(beside(i))),
    end: `M${round(last.x)},${round(last.y)}h0`,
    ahead: outlook.length > 0 ? path([last, ...ahead('value')]) : '',
    band: outlook.length > 0 ? `${path([last, ...ahead('high'), ...ahead('low').reverse()])}Z` : '',
  };
}

function path(spots: readonly Spot[], defined: (spot: Spot, index: number) => boolean = () => true): string {
  const draw = line<Spot>(
    ({ x }) => round(x),
    ({ y }) => round(y),
  ).defined(defined);
  return draw(spots) ?? '';
}

/** Points without a gap between them that will not change any more. */
function finalRuns(spots: readonly Spot[]): Spot[][] {
  const all: Spot[][] = [[]];
  for (const spot of spots) {
    if (spot.value !== null && !spot.partial) all.at(-1)!.push(spot);
    else all.push([]);
  }
  return all.filter((run) => run.length > 0);
}

/** Closes the line of a run around the ground under it. */
function ground(run: readonly Spot[]): string {
  const { height } = lineBox;
  return `L${round(run.at(-1)!.x)},${height}L${round(run[0]!.x)},${height}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
