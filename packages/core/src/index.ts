export { aggregate } from './aggregate.ts';
export { createCatalog, type Catalog } from './catalog.ts';
export type { Absence, Cell, Numbers } from './cell.ts';
export { compareValues, type Change, type ComparedKpi } from './change.ts';
export { clientContext, scopeContext, type KpiClient, type ReadingState } from './client.ts';
export {
  createDataset,
  createFrame,
  keyColumn,
  weigh,
  type Columns,
  type CreateFrameOptions,
  type Row,
} from './create-frame.ts';
export type {
  AmountColumn,
  CountedColumn,
  Dataset,
  DatasetColumn,
  IdentityColumn,
  TimeColumn,
} from './dataset.ts';
export { catalog } from './default-catalog.ts';
export { describe } from './describe.ts';
export { KpiError, type KpiErrorCode, type KpiErrorOptions } from './errors.ts';
export { formatChange, formatPeriod, formatValue, lastShownDigit } from './format.ts';
export { compileFormula } from './formula/compile.ts';
export type { Formula, FormulaInput, Window } from './formula/formula.ts';
export type { Frame, FrameFlag, KeyColumn, MeasureColumn, Table } from './frame.ts';
export {
  defineKpis,
  type Benchmark,
  type Category,
  type ExampleInputs,
  type FunnelStage,
  type Goal,
  type Horizon,
  type Kpi,
  type KpiDefinition,
  type Kpis,
} from './kpi.ts';
export { english, kpiText, type KpiText, type Locale } from './locale.ts';
export {
  defineMeasures,
  type Measure,
  type MeasureDefinition,
  type Measures,
  type MeasureUnit,
  type RollUp,
} from './measure.ts';
export { measures } from './measures.ts';
export { mergeMeasures, planReading, type ReadingPlan } from './plan.ts';
export type { Cohort, Query, Slice } from './query.ts';
export { read, readPlanned, type ReadRequest } from './read.ts';
export type { ReadingContext, SourceFacts, Target } from './reading-context.ts';
export type {
  Comparison,
  Coverage,
  ForecastPoint,
  Point,
  Reading,
  ReadingRequest,
  SeriesPoint,
  TargetReading,
  TargetStatus,
  Verdict,
} from './reading.ts';
export { rollUp, type RollUpTarget } from './roll-up.ts';
export { sliceKey } from './slice-key.ts';
export { compareProportions } from './stats/compare-proportions.ts';
export { compareRates } from './stats/compare-rates.ts';
export { wilsonInterval } from './stats/wilson.ts';
export { didYouMean, suggest } from './suggest.ts';
export { buckets, type Bucket } from './time/buckets.ts';
export { defaultCalendar, grains, type Calendar, type Grain } from './time/calendar.ts';
export { comparisonNames, comparisonPeriod, type ComparisonName } from './time/compare.ts';
export { fromDay, toDay } from './time/date.ts';
export {
  periodNames,
  resolvePeriod,
  type Period,
  type PeriodContext,
  type PeriodName,
} from './time/period.ts';
export { fromLocal } from './time/zone.ts';
export type { Better, Unit } from './unit.ts';
export { andWhere, asWhere, formatWhere, parseWhere, type Condition, type Where } from './where.ts';
export type { Words } from './words/words.ts';
