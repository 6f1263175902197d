import { formatValue } from '@kpi-elements/core';
import type { FormatOptions, Reading } from '@kpi-elements/core';
import { changeView } from '../base/change.view.ts';
import type { ChangeView } from '../base/change.view.ts';
import type { Reader } from '../base/reader.ts';

/** What every card shows of a reading. */
export interface CardView {
  readonly value: string;
  /** For little room. */
  readonly compact: string;
  readonly changes: readonly ChangeView[];
}

/** A reading in the words and numbers of a card. */
export function cardView({ kpi, value, currency, comparisons }: Reading, reader: Reader): CardView {
  const format: FormatOptions = { unit: kpi.unit, currency, locale: reader.locale };
  return {
    value: formatValue(value, format),
    compact: formatValue(value, { ...format, compact: true }),
    changes: comparisons.map((comparison) => changeView(comparison, value, format, reader)),
  };
}
