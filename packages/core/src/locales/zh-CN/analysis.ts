import type { AnalysisLocale } from '../../analysis/analysis-locale.ts';
import { analysis } from '../../words/zh-CN.ts';
import zhCN from '../zh-CN.ts';

/**
 * Simplified Chinese with the words of the analysis.
 *
 * @example
 * import zhCN from '@kpi-elements/core/locales/zh-CN/analysis';
 * describeProjection(projectTarget(reading), zhCN);
 */
export default { ...zhCN, analysis } satisfies AnalysisLocale;
