import { formatValue } from '@kpi-elements/core';
import type { FormatOptions, Reading } from '@kpi-elements/core';
import { benchmarkView } from '../base/benchmark.view.ts';
import type { BenchmarkView } from '../base/benchmark.view.ts';
import { changeView } from '../base/change.view.ts';
import type { ChangeView } from '../base/change.view.ts';
import type { Reader } from '../base/localize.ts';
import { targetView } from '../base/target.view.ts';
import type { TargetView } from '../base/target.view.ts';
import { lineMark } from '../marks/line.ts';
import type { LineMark } from '../marks/line.ts';

/** What a card shows of a reading. */
export interface CardView {
  readonly value: string;
  /** For little room. */
  readonly compact: string;
  readonly changes: readonly ChangeView[];
  readonly target: TargetView | undefined;
  readonly benchmark: BenchmarkView | undefined;
  readonly line: LineMark | undefined;
}

/** A reading in the words, numbers and paths of a card. */
export function cardView(reading: Reading, reader: Reader): CardView {
  const { kpi, value, currency, comparisons, target, benchmark, series = [] } = reading;
  const format: FormatOptions = { unit: kpi.unit, currency, locale: reader.locale };
  return {
    value: formatValue(value, format),
    compact: formatValue(value, { ...format, compact: true }),
    changes: comparisons.map((comparison) => changeView(comparison, value, format, reader)),
    target: target && targetView(target, format, reader),
    benchmark: benchmark && benchmarkView(benchmark, format, reading, reader),
    line: lineMark(series),
  };
}
