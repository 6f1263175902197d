import type { AdviceLocale } from '../../advice/advice-locale.ts';
import advice from '../../words/advice/zh-CN.ts';
import zhCN from '../zh-CN.ts';
import dashboards from './dashboards.ts';

/**
 * Simplified Chinese with the words of the advisor.
 *
 * @example
 * import zhCN from '@kpi-elements/core/locales/zh-CN/advice';
 * reviewScorecard({ primary: ['cpa'] }, { locale: zhCN });
 */
export default { ...zhCN, advice, dashboards } satisfies AdviceLocale;
