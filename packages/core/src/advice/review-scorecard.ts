import type { Catalog } from '../catalog.ts';
import { catalog as builtIn } from '../default-catalog.ts';
import type { Kpi } from '../kpi.ts';
import { english } from '../text/locale.ts';
import en from '../words/review/en.ts';
import type { Advice } from '../words/review/words.ts';
import { rules, type ReviewLocale } from './scorecard-rules.ts';

/** The KPIs that somebody steers by. Ids of the catalog, or definitions of one's own. */
export interface Scorecard {
  /** Three to five that decide. */
  readonly primary: readonly (string | Kpi)[];
  /** What keeps them honest. */
  readonly context?: readonly (string | Kpi)[];
  /** Who answers for it. */
  readonly owner?: string;
  /** The date of the last review: `2026-01-31`. */
  readonly reviewedAt?: string;
  /** How often the choice of KPIs is to be reviewed. */
  readonly reviewEvery?: 'week' | 'month' | 'quarter' | 'year';
  /** The last date with data by KPI id, `null` where there never were any. Of a KPI that is left out, nothing is claimed. */
  readonly freshness?: Readonly<Record<string, string | null>>;
}

/** Beside the scorecard itself. */
export interface ReviewOptions {
  /** @default the built-in catalog */
  readonly catalog?: Catalog;
  /** The local date: `2026-01-31`. @default today in UTC */
  readonly today?: string;
  /** Data are fresh for so many days. @default 7 */
  readonly freshWithin?: number;
  /** A tag, or a locale with words for reviews. @default 'en' */
  readonly locale?: string | ReviewLocale;
}

/** What can be wrong with a scorecard. */
export type ScorecardWarningCode = keyof typeof rules;

/** Something to change in a scorecard: a code for programs, words for people. */
export interface ScorecardWarning extends Advice {
  readonly code: ScorecardWarningCode;
  /** Ids of the KPIs that it is about; empty when it is about the whole. */
  readonly kpis: readonly string[];
}

/**
 * What is wrong with a choice of KPIs, and the way out of it; nothing when it is sound.
 * - `too_many`, `too_few`: more than five primary KPIs, fewer than three
 * - `one_horizon`: primary and context KPIs are all short-term, or all long-term
 * - `cost_without_value`: a cost KPI (money, lower is better) without the guards of its definition, primary or context;
 *   `clv_to_cac` and `clv_net` count as `clv`. The guards of other KPIs are not demanded
 * - `traffic_without_outcome`: volumes without any rate or outcome beside them; a cost per count is neither
 * - `review_overdue`: the next review should have been, or none was noted
 * - `no_fresh_data`: KPIs whose data ended too long ago
 *
 * @throws {KpiError} `unknown_kpi`, and `invalid_period` for a date that is none.
 * @example
 * reviewScorecard({ primary: ['cpa', 'roas', 'revenue'] })[1];
 * // { code: 'cost_without_value', kpis: ['cpa'], sentence: 'Cost per acquisition says …', wayOut: 'Put Customer lifetime value …' }
 */
export function reviewScorecard(
  scorecard: Scorecard,
  { catalog = builtIn, today, freshWithin = 7, locale = english.tag }: ReviewOptions = {},
): readonly ScorecardWarning[] {
  const kpisOf = (wanted: readonly (string | Kpi)[]) =>
    wanted.map((kpi) => (typeof kpi === 'string' ? catalog.get(kpi) : kpi));
  const primary = unique(kpisOf(scorecard.primary));
  const reviewed = {
    ...scorecard,
    primary,
    all: unique([...primary, ...kpisOf(scorecard.context ?? [])]),
    catalog,
    locale: typeof locale === 'string' ? { ...english, tag: locale, review: en } : locale,
    today: today ?? new Date().toISOString().slice(0, 10),
    freshness: scorecard.freshness ?? {},
    freshWithin,
  };
  return (Object.keys(rules) as ScorecardWarningCode[]).flatMap((code) =>
    rules[code](reviewed).map((finding) => ({ code, ...finding })),
  );
}

function unique(kpis: readonly Kpi[]): readonly Kpi[] {
  return [...new Map(kpis.map((kpi) => [kpi.id, kpi])).values()];
}
