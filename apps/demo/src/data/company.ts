import { countries, type Country } from './audience.ts';
import type { Day } from './days.ts';
import type { Random } from './random.ts';
import { cents } from './sessions.ts';
import type { TableWriter } from './table.ts';

/** Share of customers who leave on one day. */
const DAILY_LOSS = 0.00078;

/** What the shop as a whole knows of each country: customers, its site's standing in search, surveys, the market. */
export interface Company {
  /** One row a country, without channel, campaign and device. `won` are the day's new customers by country. */
  add(table: TableWriter, random: Random, day: Day, won: readonly number[]): void;
}

/** Keeps the book of customers from day to day. */
export function createCompany(): Company {
  const customers = countries.map((country) => country.customers);

  return {
    add(table, random, day, won) {
      for (const [index, country] of countries.entries()) {
        const customers_start = customers[index] ?? 0;
        const customers_lost = random.part(customers_start, DAILY_LOSS);
        const customers_end = customers_start + (won[index] ?? 0) - customers_lost;
        customers[index] = customers_end;
        table.add(
          { day: day.date, country: country.code },
          {
            customers_start,
            customers_end,
            customers_lost,
            customer_lifespan: Math.round(3000 + day.index / 4) / 1000,
            ...standingMeasures(random, day, country),
            ...surveyMeasures(random, country),
            market_revenue: cents(country.market * day.demand * random.noise(0.03)),
          },
        );
      }
    },
  };
}

function standingMeasures(random: Random, day: Day, { share }: Country) {
  return {
    keywords_tracked: Math.round(640 * share),
    keywords_top10: Math.round(640 * share * (0.29 + day.index / 6_000) * random.noise(0.012)),
    backlinks: Math.round((18_400 + 7.5 * day.index) * share),
    referring_domains: Math.round((1_320 + 0.62 * day.index) * share),
    authority_score: Math.floor(34 + 8 * share + day.index / 160),
    brand_searches: random.count(1_450 * share * day.demand),
  };
}

function surveyMeasures(random: Random, { share }: Country) {
  const survey_responses = random.count(46 * share);
  const promoters = random.part(survey_responses, 0.54);
  const detractors = random.part(survey_responses - promoters, 0.27);
  return {
    survey_responses,
    survey_satisfied: promoters + random.part(survey_responses - promoters - detractors, 0.92),
    promoters,
    passives: survey_responses - promoters - detractors,
    detractors,
  };
}
