import type { Better, Grain, Kpi, ReadingRequest, Unit } from '@kpi-elements/core';
import type { PropertyDeclarations } from 'lit';
import { DrawableElement } from './drawable-element.ts';

/** What an element is to show, and how it asks for that. */
export abstract class AskingElement extends DrawableElement {
  static override properties: PropertyDeclarations = {
    kpi: {},
    formula: {},
    unit: {},
    better: {},
    label: {},
    period: {},
    compare: {},
    where: {},
    grain: {},
    target: {},
    locale: {},
  };

  /** Id of a KPI of the client's catalog; as a property also a definition of one's own. */
  kpi: string | Kpi | undefined;
  /** A formula instead of a KPI: `cost / clicks`. */
  formula: string | undefined;
  /** The unit of `formula` or `value`. */
  unit: Unit | undefined;
  /** Which direction of `formula` or `value` is good. Without it no change is called good or bad. */
  better: Better | undefined;
  /** Shown instead of the KPI's name. */
  label: string | undefined;
  /** `last_30_days`, or two dates: `2026-01-01/2026-02-28`. */
  period: string | undefined;
  /** Any of `previous_period`, `previous_year`, `previous_year_weekday` and periods, separated by spaces. */
  compare: string | undefined;
  /** A filter, `channel=search,social country!=DE`. That of the scope holds as well. */
  where: string | undefined;
  /** The width of the buckets of a series. */
  grain: Grain | undefined;
  /** What the KPI is to reach, in its unit. */
  target: number | string | undefined;
  /** Language and number format, `zh-CN`. Else that of the scope, else the nearest `lang`. */
  locale: string | undefined;

  /** The request with the wishes of this element. */
  protected refine(request: ReadingRequest): ReadingRequest {
    return request;
  }
}
