export type { AdviceLocale } from './advice/advice-locale.ts';
export {
  compareBenchmark,
  type BenchmarkComparison,
  type BenchmarkedValue,
  type BenchmarkOptions,
} from './advice/compare-benchmark.ts';
export {
  dashboards,
  type CardTemplate,
  type Dashboard,
  type DashboardId,
  type FunnelTemplate,
  type GaugeTemplate,
  type TableTemplate,
  type TrendTemplate,
  type WidgetTemplate,
} from './advice/dashboards.ts';
export { describeBenchmark, type BenchmarkLocale } from './advice/describe-benchmark.ts';
export { goals, type GoalKpis } from './advice/goals.ts';
export type { LeftOut, Reason, ReasonCode } from './advice/kpi-choice.ts';
export type { KpiId } from './advice/kpi-id.ts';
export {
  recommendKpis,
  type BusinessSize,
  type Recommendation,
  type RecommendationRequest,
} from './advice/recommend-kpis.ts';
export {
  reviewScorecard,
  type ReviewOptions,
  type Scorecard,
  type ScorecardWarning,
  type ScorecardWarningCode,
} from './advice/review-scorecard.ts';
export type { ReviewLocale } from './advice/scorecard-rules.ts';
export type { AdviceWords } from './words/advice/words.ts';
export type { AnalysisLocale } from './analysis/analysis-locale.ts';
export { describeInputs, describeSegments } from './analysis/describe-explanation.ts';
export { describeFunnel } from './analysis/describe-funnel.ts';
export { describeKeyResult, type KeyResultOf } from './analysis/describe-key-result.ts';
export { describeProjection } from './analysis/describe-projection.ts';
export { describeUnusual, type UnusualOf } from './analysis/describe-unusual.ts';
export {
  explainByDimension,
  type DimensionExplanation,
  type ExplainByDimensionOptions,
  type OtherSegments,
  type SegmentEffect,
} from './analysis/explain-by-dimension.ts';
export { explainByInputs, type InputEffect, type InputExplanation } from './analysis/explain-by-inputs.ts';
export { fillFormula, type Asking, type FormulaTerm } from './analysis/fill-formula.ts';
export { findUnusual, type FindUnusualOptions, type UnusualPoint } from './analysis/find-unusual.ts';
export { funnel, type Funnel, type FunnelStep, type StageTime } from './analysis/funnel.ts';
export type { Holidays } from './analysis/holiday-weights.ts';
export { keyResult, type KeyResult, type KeyResultInput } from './analysis/key-result.ts';
export type { ProjectionMethod } from './analysis/project-end.ts';
export {
  projectTarget,
  type ProjectTargetOptions,
  type TargetProjection,
} from './analysis/project-target.ts';
export {
  readCohorts,
  type CohortReading,
  type CohortStages,
  type LaggedFunnel,
} from './analysis/read-cohorts.ts';
export type { Effect } from './analysis/segment-effects.ts';
export type { BenchmarkWords } from './words/benchmark/words.ts';
export type { Advice, ReviewWords } from './words/review/words.ts';
export { aggregate } from './frame/aggregate.ts';
export { createCatalog, type Catalog, type CatalogDefinitions } from './catalog.ts';
export type { Absence, Cell, Numbers } from './cell.ts';
export { catalogOf } from './reading/catalog-of.ts';
export { compareValues, type Change, type ComparedKpi } from './reading/change.ts';
export { clientContext, scopeContext, type KpiClient, type ReadingState } from './client.ts';
export {
  createDataset,
  keyColumn,
  weigh,
  type Columns,
  type CreateDatasetOptions,
  type Row,
} from './frame/create-dataset.ts';
export { createFrame, type CreateFrameOptions } from './frame/create-frame.ts';
export { createRollUp, type RunningRollUp } from './frame/create-roll-up.ts';
export { parseFrame, toFrameJson } from './frame/frame-json.ts';
export type {
  AmountColumn,
  CountedColumn,
  Dataset,
  DatasetColumn,
  IdentityColumn,
  TimeColumn,
} from './frame/dataset.ts';
export { catalog } from './default-catalog.ts';
export { coverageClause } from './text/coverage.ts';
export { describe } from './text/describe.ts';
export { KpiError, type KpiErrorCode, type KpiErrorOptions } from './errors.ts';
export { formatPeriod } from './text/format-period.ts';
export { formatTime } from './text/format-time.ts';
export {
  formatAmount,
  formatChange,
  formatValue,
  lastShownDigit,
  type FormatOptions,
} from './text/format.ts';
export { compile as compileKpi } from './formula/compile.ts';
export { compileFormula } from './formula/compile-formula.ts';
export { functions, type FormulaFunction } from './formula/functions.ts';
export type { Formula, FormulaInput, Window } from './formula/formula.ts';
export { parse as parseFormula } from './formula/parse.ts';
export type { FormulaSchema } from './formula/schema.ts';
export type { Tree as FormulaTree } from './formula/tree.ts';
export type { Frame, FrameFlag, KeyColumn, MeasureColumn, Table } from './frame/frame.ts';
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
export { formatGap } from './text/format-gap.ts';
export { wordFor } from './text/word-for.ts';
export { english, kpiText, type KpiText, type Locale } from './text/locale.ts';
export {
  defineMeasures,
  type Measure,
  type MeasureDefinition,
  type Measures,
  type MeasureUnit,
  type RollUp,
} from './measure.ts';
export { measures } from './measures.ts';
export { mergeMeasures, planReading } from './reading/plan.ts';
export type { ReadingPlan } from './reading/reading-plan.ts';
export type { Cohort, Query, Slice } from './frame/query.ts';
export { createReader, type Reader } from './reading/create-reader.ts';
export { read, readPlanned, type ReadRequest } from './reading/read.ts';
export type { ReadingContext, SourceFacts, Target } from './reading/reading-context.ts';
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
} from './reading/reading.ts';
export { parseKpiDefinitions } from './parse-kpi-definitions.ts';
export { joinTables } from './frame/join-tables.ts';
export { restateCoverage } from './frame/restate-coverage.ts';
export { rollUp, type RollUpTarget } from './frame/roll-up.ts';
export { sliceKey, sliceShape } from './frame/slice-key.ts';
export { compareProportions } from './stats/compare-proportions.ts';
export { compareRates } from './stats/compare-rates.ts';
export { wilsonInterval } from './stats/wilson.ts';
export { didYouMean, suggest } from './suggest.ts';
export { readTarget, type TargetProgress, type TargetThresholds } from './reading/target-reading.ts';
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
export { bucketAt } from './time/grain.ts';
export { fromLocal, localTime, type LocalTime } from './time/zone.ts';
export type { Better, Unit } from './unit.ts';
export { andWhere, asWhere, formatWhere, parseWhere, type Condition, type Where } from './where.ts';
export type { AnalysisWords, EffectText } from './words/analysis/words.ts';
export type { SentenceWords } from './words/sentences/words.ts';
export type { Words } from './words/words.ts';
