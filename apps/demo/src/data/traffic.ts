import { countries, devices, type Country, type Device } from './audience.ts';
import { campaigns, clickPrice, isRunning, type Campaign } from './campaigns.ts';
import type { Day } from './days.ts';
import type { Random } from './random.ts';
import { cents, clickOutcome, siteMeasures } from './sessions.ts';
import type { TableWriter } from './table.ts';

const share = (country: Country, device: Device) => country.share * device.share;

/** Ads: one row a running campaign, country and device. Returns the new customers by country. */
export function addAds(table: TableWriter, random: Random, day: Day): readonly number[] {
  const won = countries.map(() => 0);
  for (const campaign of campaigns) {
    if (!isRunning(campaign, day.date)) continue;
    const mood = { reach: random.noise(0.07), clickRate: random.noise(0.04), price: random.noise(0.035) };
    for (const [index, country] of countries.entries()) {
      for (const device of devices) {
        const keys = {
          day: day.date,
          channel: 'ads',
          network: campaign.network,
          campaign: campaign.name,
          country: country.code,
          device: device.name,
        };
        const row = adMeasures(random, day, campaign, country, device, mood);
        won[index] = (won[index] ?? 0) + row.new_customers;
        table.add(keys, row);
      }
    }
  }
  return won;
}

/** What a whole campaign has in common on one day, 1 being usual. */
interface Mood {
  readonly reach: number;
  readonly clickRate: number;
  readonly price: number;
}

function adMeasures(
  random: Random,
  day: Day,
  campaign: Campaign,
  country: Country,
  device: Device,
  mood: Mood,
) {
  const impressions = random.count(campaign.impressions * share(country, device) * day.demand * mood.reach);
  const clicks = random.part(impressions, campaign.clickRate * mood.clickRate);
  const price =
    campaign.costPerClick * country.price * device.price * mood.price * clickPrice(campaign, day.date);
  const site = siteMeasures(random, {
    sessions: random.part(clicks, 0.93),
    orderRate: campaign.orderRate * country.appetite * device.appetite,
    basket: country.basket,
    stay: device.stay,
  });
  return {
    impressions,
    clicks,
    cost: cents(clicks * price),
    ...clickOutcome(random, site.orders),
    ...(campaign.viewRate ? videoMeasures(random, impressions, campaign.viewRate) : {}),
    ...site,
  };
}

function videoMeasures(random: Random, impressions: number, viewRate: number) {
  const video_views = random.part(impressions, viewRate);
  return {
    video_views,
    completed_views: random.part(video_views, 0.36),
    watch_time: Math.round(video_views * 11.5 * random.noise(0.05)),
  };
}

/** People who find the shop by themselves: search results, and typed addresses. Returns the new customers by country. */
export function addUnpaid(table: TableWriter, random: Random, day: Day): readonly number[] {
  return countries.map((country) => {
    let won = 0;
    for (const device of devices) {
      const keys = { day: day.date, country: country.code, device: device.name };
      const size = share(country, device) * day.demand * random.noise(0.05);
      const visit = { basket: country.basket, stay: device.stay };

      const impressions = random.count(46_000 * size * (1 + day.index / 2_400));
      const clicks = random.part(impressions, 0.031);
      const organic = siteMeasures(random, {
        ...visit,
        sessions: random.part(clicks, 0.95),
        orderRate: 0.024 * country.appetite * device.appetite,
      });
      const position = 11.8 - day.index / 520;
      table.add(
        { ...keys, channel: 'organic' },
        {
          impressions,
          clicks,
          position_impressions: Math.round(impressions * position * random.noise(0.01)),
          ...clickOutcome(random, organic.orders),
          ...organic,
        },
      );

      const direct = siteMeasures(random, {
        ...visit,
        sessions: random.count(980 * size),
        orderRate: 0.035 * country.appetite * device.appetite,
      });
      table.add({ ...keys, channel: 'direct' }, direct);
      won += organic.new_customers + direct.new_customers;
    }
    return won;
  });
}
