import type { AdviceLocale } from '../../advice/advice-locale.ts';
import type { BenchmarkLocale } from '../../advice/describe-benchmark.ts';
import type { ReviewLocale } from '../../advice/scorecard-rules.ts';
import { advice, benchmarks, review } from '../../words/zh-CN.ts';
import zhCN from '../zh-CN.ts';
import dashboards from './dashboards.ts';

/**
 * Simplified Chinese with the words of recommendations, reviews and benchmarks, and the names of the dashboards.
 *
 * @example
 * import zhCN from '@kpi-elements/core/locales/zh-CN/advice';
 * reviewScorecard({ primary: ['cpa'] }, { locale: zhCN });
 * zhCN.dashboards.cmo; // '首席营销官看板'
 */
export default {
  ...zhCN,
  advice,
  review,
  benchmarks,
  dashboards,
} satisfies AdviceLocale & ReviewLocale & BenchmarkLocale & { dashboards: object };
