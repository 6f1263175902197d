import type { Kpi, Reading } from '@kpi-elements/core';
import type { LitElement, TemplateResult } from 'lit';
import type { Exhibit } from '../export/exhibit.ts';
import type { Localize } from './localize.ts';
import type { ReadingController } from './reading-controller.ts';

/** The element that a picture is of, and what it knows. */
export interface Sitter {
  readonly element: LitElement;
  readonly answers: ReadingController;
  readonly localize: Localize;
  /** The KPI that is asked for, as far as it is known before there is an answer. */
  kpi(): Kpi | undefined;
  /** Classes of the outer box. */
  look(): string;
  /** Readings that the page gave, as objects or as JSON. */
  given(): readonly Reading[] | string | undefined;
  /** The boxes that readings will fill. */
  skeleton(): TemplateResult;
}

/** What an element shows: drawn by code that is fetched while the data are on their way. */
export interface Picture {
  /** The readings that are shown, in the order asked. */
  readonly readings: readonly Reading[];
  /** What is shown, for those who take it away. */
  readonly exhibit: Exhibit;
  /** Never throws. */
  render(): TemplateResult;
  /** Fires the events of what was drawn. */
  tell(): void;
}
