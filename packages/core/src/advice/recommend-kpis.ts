import type { Catalog } from '../catalog.ts';
import { catalog as builtIn } from '../default-catalog.ts';
import { KpiError } from '../errors.ts';
import type { Goal } from '../kpi.ts';
import { didYouMean } from '../suggest.ts';
import { adviceLocaleOf, type AdviceLocale } from './advice-locale.ts';
import { goals } from './goals.ts';
import { KpiChoice, type LeftOut, type Reason } from './kpi-choice.ts';

/** How large a company is, as far as it matters to what it should watch. One in between leans to nothing. */
export type BusinessSize = 'small' | 'medium' | 'large';

/** What {@link recommendKpis} goes by. */
export interface RecommendationRequest {
  readonly goal: Goal;
  readonly businessSize?: BusinessSize;
  /** Ids of the measures that the data have. @default all */
  readonly available?: Iterable<string>;
  /** @default the built-in catalog */
  readonly catalog?: Catalog;
  /** A tag, or a locale with the words of the advisor. @default 'en' */
  readonly locale?: string | AdviceLocale;
}

/** KPIs to watch. It is a scorecard: `reviewScorecard` takes it as it is, or with an owner and dates. */
export interface Recommendation {
  readonly goal: Goal;
  /** Ids of three to five KPIs, fewer where the data do not carry more. */
  readonly primary: readonly string[];
  readonly context: readonly string[];
  /** By the id of each KPI above. */
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly leftOut: readonly LeftOut[];
}

/** Article C, FAQ. */
const leanings = {
  small: { reason: 'small_business', kpis: ['new_customers', 'cpa', 'brand_searches'] },
  large: { reason: 'large_business', kpis: ['market_share', 'retention_rate'] },
} as const;

/**
 * The KPIs to watch for a goal, each with its reason. What the data cannot show is left out and named; value guards of
 * costs and a KPI of the other horizon are added where the set lacks them. KPIs of an extended catalog that name the
 * goal among their `goals` join the context. With all measures at hand the set passes `reviewScorecard`; with fewer, the
 * review says what the data do not carry.
 *
 * @throws {KpiError} `unknown_name` for a goal that is none.
 * @example
 * const choice = recommendKpis({ goal: 'sales', businessSize: 'small', available: ['cost', 'revenue', 'orders'] });
 * choice.primary; // ['revenue', 'sales_target_attainment', 'roas', 'aov']
 * choice.leftOut[0]; // { kpi: 'cpa', missing: ['new_customers'], sentence: 'Cost per acquisition (CAC): left out, …' }
 */
export function recommendKpis(request: RecommendationRequest): Recommendation {
  const { goal, businessSize, catalog = builtIn } = request;
  if (!Object.hasOwn(goals, goal)) throw unknownGoal(goal);
  const locale = adviceLocaleOf(request.locale);
  const { primary, context, balance } = goals[goal];
  const choice = new KpiChoice(goal, catalog, locale, request.available);

  for (const id of primary) choice.addForGoal(id, 'primary', 'goal');
  if (businessSize === 'small' || businessSize === 'large') {
    const { reason: code, kpis } = leanings[businessSize];
    for (const id of kpis) {
      const isPrimary = context.some((other) => other === id) && choice.hasRoom;
      choice.add(id, isPrimary ? 'primary' : 'context', { code, sentence: locale.advice.reasons[code] });
    }
  }
  for (const id of context) choice.addForGoal(id, 'context', 'context');
  for (const { id, goals: served } of catalog.all()) {
    if (served?.includes(goal)) choice.addForGoal(id, 'context', 'context');
  }
  choice.fillPrimary(primary);
  choice.addGuards();
  choice.addOtherHorizon(balance);

  return {
    goal,
    primary: choice.ids('primary'),
    context: choice.ids('context'),
    reasons: choice.reasons,
    leftOut: choice.leftOut,
  };
}

function unknownGoal(goal: string): KpiError {
  const known = Object.keys(goals);
  return new KpiError(
    'unknown_name',
    `Unknown goal "${goal}".\n${didYouMean(goal, known, `Known are ${known.join(', ')}.`)}`,
  );
}
