import type { Random } from './random.ts';

/** Who comes, and how ready they are. */
export interface Visit {
  readonly sessions: number;
  /** Orders per session. */
  readonly orderRate: number;
  /** EUR an order. */
  readonly basket: number;
  /** Seconds a session. */
  readonly stay: number;
}

const DAY = 86_400;

/** Rounds to cents, so that totals can be added up exactly. */
export const cents = (amount: number): number => Math.round(amount * 100) / 100;

/**
 * What happens on the site after people arrive: pages, sign-ups, baskets, orders.
 * A lead is somebody who leaves an address; it is qualified by using the size finder, and by sales when a first basket is checked out.
 * A first order is a deal won and a new customer.
 */
export function siteMeasures(random: Random, { sessions, orderRate, basket, stay }: Visit) {
  const bounced_sessions = random.part(sessions, 0.41);
  const engaged = sessions - bounced_sessions;
  const leads = random.part(engaged, 0.075);
  const mqls = random.part(leads, 0.56);
  const sqls = random.part(mqls, 0.62);
  const opportunities = random.part(sqls, 0.93);
  const new_customers = random.part(opportunities, Math.min(orderRate * 18, 0.8));
  const repeats = random.part(engaged - leads, Math.max(orderRate * 1.25 - 0.004, 0.002));
  const orders = new_customers + repeats;
  const carts = orders + random.part(engaged - orders, 0.075);
  const revenue = cents(orders * basket * random.noise(orders > 0 ? 0.22 / Math.sqrt(orders) : 0));
  const sign_ups = random.part(engaged - orders, 0.03);

  return {
    sessions,
    bounced_sessions,
    page_views: sessions + random.count(engaged * 4.1),
    session_duration: Math.round(sessions * stay * random.noise(0.06)),
    landing_sessions: sessions,
    landing_conversions: orders,
    goal_completions: orders + sign_ups,
    form_submissions: leads + random.part(engaged - leads, 0.008),
    carts,
    orders,
    revenue,
    gross_profit: cents(revenue * 0.58 * random.noise(0.02)),
    new_customers,
    new_customer_revenue: cents(new_customers * basket * 2.7),
    leads,
    mqls,
    sqls,
    opportunities,
    deals_won: new_customers,
    pipeline_value: cents(opportunities * basket * 1.2),
    sales_cycle_time: Math.round(new_customers * 6.5 * DAY * random.noise(0.1)),
  };
}

/** Orders as the ad platform counts them: those that followed a click. */
export function clickOutcome(random: Random, orders: number) {
  return { conversions: orders, conversion_time: Math.round(orders * 1.8 * DAY * random.noise(0.15)) };
}
