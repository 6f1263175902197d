import type { Reading } from '@kpi-elements/core';

/** What a subject drew, and how it draws something else in its place. */
export interface Picture {
  readonly element: HTMLElement;
  update(readings: readonly Reading[]): void;
}

/** Draws one reading, or the stages of a funnel. */
export type Draw = (readings: readonly Reading[]) => Picture;

/** What the bench draws. */
export type Kind = 'card' | 'gauge' | 'funnel';
