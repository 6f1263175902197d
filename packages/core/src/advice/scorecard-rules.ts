import type { Catalog } from '../catalog.ts';
import type { Kpi } from '../kpi.ts';
import { listFormat } from '../text/intl.ts';
import { formatPeriod } from '../text/format-period.ts';
import { kpiText, type Locale } from '../text/locale.ts';
import { fromDay, shiftMonths, toDay } from '../time/date.ts';
import type { Advice, ReviewWords } from '../words/review/words.ts';
import { isVolume, missingGuards, qualifiesVolume } from './kpi-roles.ts';

/** More primary KPIs than this cannot all be acted on. */
export const MOST_PRIMARY = 5;
/** Fewer primary KPIs than this show one side only. */
export const LEAST_PRIMARY = 3;

const MONTHS = { month: 1, quarter: 3, year: 12 };

/** A locale that can also review scorecards. */
export interface ReviewLocale extends Locale {
  readonly review: ReviewWords;
}

/** What a rule looks at. */
export interface Reviewed {
  readonly primary: readonly Kpi[];
  /** Primary and context KPIs, each once. */
  readonly all: readonly Kpi[];
  readonly catalog: Catalog;
  readonly locale: ReviewLocale;
  readonly today: string;
  readonly owner?: string | undefined;
  readonly reviewedAt?: string | undefined;
  readonly reviewEvery?: 'week' | keyof typeof MONTHS | undefined;
  readonly freshness: Readonly<Record<string, string | null>>;
  readonly freshWithin: number;
}

/** What a rule found, and the ids of the KPIs that it is about. */
export type Finding = Advice & { readonly kpis: readonly string[] };

/** The rules by the code of their warning, in the order in which a person would fix what they find. */
export const rules = {
  too_many({ primary, locale }) {
    if (primary.length <= MOST_PRIMARY) return [];
    return [{ kpis: idsOf(primary), ...locale.review.tooMany(primary.length, MOST_PRIMARY) }];
  },

  too_few({ primary, locale }) {
    if (primary.length >= LEAST_PRIMARY) return [];
    return [{ kpis: idsOf(primary), ...locale.review.tooFew(primary.length, LEAST_PRIMARY) }];
  },

  one_horizon({ all, locale }) {
    const horizon = onlyHorizon(all);
    return horizon ? [{ kpis: idsOf(all), ...locale.review.oneHorizon[horizon] }] : [];
  },

  cost_without_value({ all, catalog, locale }) {
    return all.flatMap((cost) => {
      const missing = missingGuards(cost, all).map((id) => catalog.get(id));
      if (missing.length === 0) return [];
      const advice = locale.review.costWithoutValue(kpiText(cost, locale).name, namesOf(missing, locale));
      return [{ kpis: [cost.id], ...advice }];
    });
  },

  traffic_without_outcome({ all, catalog, locale }) {
    const volumes = all.filter((kpi) => isVolume(kpi, catalog));
    if (volumes.length === 0 || all.some((kpi) => qualifiesVolume(kpi, catalog))) return [];
    const advice = locale.review.trafficWithoutOutcome(namesOf(volumes, locale));
    return [{ kpis: idsOf(volumes), ...advice }];
  },

  review_overdue({ reviewedAt, reviewEvery, owner, today, locale }) {
    if (reviewEvery === undefined) return [];
    const { reviewOverdue } = locale.review;
    const by = owner === undefined ? {} : { owner };
    if (reviewedAt === undefined) return [{ kpis: [], ...reviewOverdue(by) }];
    const day = toDay(reviewedAt);
    const due = reviewEvery === 'week' ? day + 7 : shiftMonths(day, MONTHS[reviewEvery]);
    if (toDay(today) <= due) return [];
    const dates = { last: formatPeriod(reviewedAt, locale), due: formatPeriod(fromDay(due), locale) };
    return [{ kpis: [], ...reviewOverdue({ ...dates, ...by }) }];
  },

  no_fresh_data({ all, freshness, freshWithin, today, locale }) {
    const { noFreshData, lastData } = locale.review;
    const oldest = toDay(today) - freshWithin;
    const stale = all.filter(({ id }) => {
      const last = freshness[id];
      return last === null || (last !== undefined && toDay(last) < oldest);
    });
    if (stale.length === 0) return [];
    const said = stale.map((kpi) => {
      const last = freshness[kpi.id];
      return lastData(kpiText(kpi, locale).name, last ? formatPeriod(last, locale) : undefined);
    });
    return [{ kpis: idsOf(stale), ...noFreshData(joined(said, locale)) }];
  },
} as const satisfies Readonly<Record<string, (scorecard: Reviewed) => readonly Finding[]>>;

/** The horizon that all KPIs share; `undefined` where they differ, or where one does not state its own. */
export function onlyHorizon(all: readonly Kpi[]): Kpi['horizon'] {
  const [first] = all;
  return all.every(({ horizon }) => horizon === first?.horizon) ? first?.horizon : undefined;
}

/** Names in a reader's language, as a list in a sentence. */
export function namesOf(kpis: readonly Kpi[], locale: Locale): string {
  return joined(
    kpis.map((kpi) => kpiText(kpi, locale).name),
    locale,
  );
}

/** `a, b and c` */
export function joined(texts: readonly string[], { tag }: Locale): string {
  return listFormat(tag, { type: 'conjunction' }).format(texts);
}

function idsOf(kpis: readonly Kpi[]): readonly string[] {
  return kpis.map(({ id }) => id);
}
