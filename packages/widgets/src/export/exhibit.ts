import type { Reading } from '@kpi-elements/core';
import type { FrameView } from '../base/frame.view.ts';
import type { Reader } from '../base/reader.ts';

/** What an element shows, for those who take it away. */
export interface Exhibit {
  readonly element: HTMLElement;
  readonly readings: readonly Reading[];
  /** Readings are rows of their own, or stages of one thing. */
  readonly rows: 'readings' | 'stages';
  readonly reader: Reader;
  /** The words around it. */
  view(): FrameView;
}

/** What goes into a CSV. */
export interface CsvOptions {
  /** The points of the series, one row each, instead of the value of the period. @default false */
  readonly series?: boolean;
}

/** How a picture is made. */
export interface PngOptions {
  /** Pixels of the picture for each pixel of the page. @default 2 */
  readonly scale?: number;
}
