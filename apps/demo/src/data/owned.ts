import { countries, type Country } from './audience.ts';
import type { Day } from './days.ts';
import type { Random } from './random.ts';
import { clickOutcome, siteMeasures } from './sessions.ts';
import type { TableWriter } from './table.ts';

/** Newsletters go out on Tuesday and Friday; on other days only greetings and reminders. */
const NEWSLETTER_WEEKDAYS: readonly number[] = [2, 5];

const NETWORKS = [
  { name: 'instagram', followers: 61_000, growth: 31, posts: 1.1 },
  { name: 'tiktok', followers: 18_500, growth: 44, posts: 0.8 },
] as const;

/**
 * Channels whose tools know no devices: email, social networks, AI assistants. One row a channel or network and country.
 * Returns the new customers by country.
 */
export function addOwned(table: TableWriter, random: Random, day: Day): readonly number[] {
  return countries.map((country) => {
    const keys = { day: day.date, country: country.code };
    const email = emailMeasures(random, day, country);
    table.add({ ...keys, channel: 'email', campaign: 'Newsletter' }, email);
    let won = email.new_customers;
    for (const network of NETWORKS) {
      const social = socialMeasures(random, day, country, network);
      table.add({ ...keys, channel: 'social', network: network.name }, social);
      won += social.new_customers;
    }
    const assistants = assistantMeasures(random, day, country);
    table.add({ ...keys, channel: 'ai_search' }, assistants);
    return won + assistants.new_customers;
  });
}

const visit = (country: Country, orderRate: number) => ({
  orderRate: orderRate * country.appetite,
  basket: country.basket,
  stay: 155,
});

function emailMeasures(random: Random, day: Day, country: Country) {
  const subscribers = Math.round(country.subscribers * (1 + day.index / 2_100));
  const reached = NEWSLETTER_WEEKDAYS.includes(day.weekday) ? 0.86 : 0.035;
  const emails_sent = random.part(subscribers, reached * random.noise(0.02));
  const email_bounces = random.part(emails_sent, 0.011);
  const emails_delivered = emails_sent - email_bounces;
  const unique_opens = random.part(emails_delivered, 0.385 * random.noise(0.03));
  const unique_clicks = random.part(unique_opens, 0.061 * random.noise(0.06));
  const site = siteMeasures(random, { ...visit(country, 0.034), sessions: random.part(unique_clicks, 0.96) });
  return {
    emails_sent,
    emails_delivered,
    email_bounces,
    unique_opens,
    unique_clicks,
    email_conversions: site.orders,
    unsubscribes: random.part(emails_delivered, 0.0017),
    spam_complaints: random.part(emails_delivered, 0.00008),
    subscribers,
    ...site,
  };
}

function socialMeasures(random: Random, day: Day, country: Country, network: (typeof NETWORKS)[number]) {
  const followers = Math.round((network.followers + network.growth * day.index) * country.share);
  const posts = random.count(network.posts);
  const impressions = random.count(followers * (0.18 + 0.31 * posts) * random.noise(0.12));
  const clicks = random.part(impressions, 0.0075);
  const likes = random.part(impressions, 0.034);
  const positive_mentions = random.count(9 * country.share * day.demand);
  const neutral_mentions = random.count(14 * country.share * day.demand);
  const negative_mentions = random.count(3 * country.share * day.demand);
  const site = siteMeasures(random, { ...visit(country, 0.013), sessions: random.part(clicks, 0.9) });
  return {
    followers,
    posts,
    post_followers: posts * followers,
    impressions,
    clicks,
    likes,
    comments: random.part(likes, 0.045),
    shares: random.part(likes, 0.038),
    saves: random.part(likes, 0.055),
    brand_mentions: positive_mentions + neutral_mentions + negative_mentions,
    positive_mentions,
    neutral_mentions,
    negative_mentions,
    competitor_mentions: random.count(92 * country.share * day.demand),
    ...clickOutcome(random, site.orders),
    ...site,
  };
}

function assistantMeasures(random: Random, day: Day, country: Country) {
  const ai_answers_tracked = random.count(120 * country.share);
  const ai_answers_with_brand = random.part(ai_answers_tracked, 0.14 + day.index / 6_500);
  const brand_mentions = ai_answers_with_brand + random.part(ai_answers_with_brand, 0.3);
  const sessions = random.count((25 + day.index / 7) * country.share * day.demand);
  return {
    ai_answers_tracked,
    ai_answers_with_brand,
    brand_mentions,
    competitor_mentions: random.count(ai_answers_tracked * 0.9),
    citations: random.part(ai_answers_with_brand, 0.45),
    ...siteMeasures(random, { ...visit(country, 0.03), sessions }),
  };
}
