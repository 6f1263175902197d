/** How wide a column of a flow is, of the 100 that lie between two beginnings. */
const WIDTH = 56;
/** How far the column behind reaches out, so that it is seen when it is the lower one. */
const OUT = 8;

/** SVG paths of columns that flow into each other, in a box of height 100 and width 100 × columns. */
export interface FlowMark {
  readonly columns: string;
  /** The columns behind them. */
  readonly behind: string;
  /** The ground between the columns. */
  readonly flow: string;
}

/** Columns of these heights, 0 to 100. An absent height is a gap. */
export function flowMark(
  heights: readonly (number | undefined)[],
  behind: readonly (number | undefined)[],
): FlowMark {
  return {
    columns: columns(heights, WIDTH),
    behind: columns(behind, WIDTH + OUT),
    flow: heights.map((height, i) => slope(i, height, heights[i + 1])).join(''),
  };
}

function columns(heights: readonly (number | undefined)[], width: number): string {
  return heights
    .map((height, i) => (height === undefined ? '' : `M${100 * i} 100V${top(height)}h${width}V100z`))
    .join('');
}

function slope(i: number, from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined) return '';
  const [start, end] = [100 * i + WIDTH, 100 * (i + 1)];
  const half = (start + end) / 2;
  return `M${start} ${top(from)}C${half} ${top(from)} ${half} ${top(to)} ${end} ${top(to)}V100H${start}z`;
}

function top(height: number): number {
  return Math.round(10_000 - 100 * height) / 100;
}
