import { countries, type Country } from './audience.ts';
import { listDays, outage, type Day } from './days.ts';
import { createRandom, type Random } from './random.ts';
import { cents } from './sessions.ts';
import { createTable, type Columns, type TableWriter } from './table.ts';

/** What rows of visits can be told apart by, beside who came. `day` is the date. */
export const visitDimensions = ['channel', 'country'] as const;

/** How far a visit brought somebody. Whoever gets to one of them has been at all before it. */
export const stages = ['lead', 'mql', 'sql', 'customer'] as const;

/** Where visits come from. */
interface Channel {
  readonly name: string;
  /** Of first visits; all add up to 1. */
  readonly share: number;
  /** First contacts per visit. */
  readonly leadRate: number;
  /** EUR a visit; without, it is not paid for. */
  readonly price?: number;
}

const CHANNELS = [
  { name: 'Ads', share: 0.36, leadRate: 0.036, price: 3.4 },
  { name: 'Organic search', share: 0.31, leadRate: 0.042 },
  { name: 'Direct', share: 0.14, leadRate: 0.052 },
  { name: 'Referral', share: 0.12, leadRate: 0.061 },
  { name: 'Email', share: 0.07, leadRate: 0.055 },
] as const satisfies readonly Channel[];

const [, , DIRECT, , EMAIL] = CHANNELS;

/** From here on the form asks what a company needs: fewer fill it in, and more of them are in earnest. */
export const newFormDay = '2026-10-01';

/** Sunday first. Companies are at work from Monday to Friday. */
const WORKDAYS = [0.3, 1.15, 1.27, 1.28, 1.24, 1.12, 0.42] as const;

/** Visits on a usual day at the start. */
const VISITS = 108;
/** Visits by somebody who was never here, and by a customer. The rest were here before. */
const NEW = 0.6;
const CUSTOMER = 0.07;
/** Whoever comes back was among the last so many newcomers. */
const MEMORY = 3_600;
/** EUR an order. */
const ORDER = 690;
/** Seconds from the first contact to the first order. */
const SALES_CYCLE = 19 * 86_400;

interface Visitor {
  readonly id: string;
  readonly channel: Channel;
  readonly country: Country;
  /** Left an address. */
  isKnown: boolean;
  isCustomer: boolean;
}

/**
 * Two years of visits to the invented shop's site for companies, one row a visit: who came, from where, how far it brought them,
 * what the visit cost and what was ordered. People come back, on other days and through other channels, so that visitors
 * of days do not add up to those of a month. What a lead becomes later is counted on the day of the first contact.
 */
export function generateVisits(): Columns {
  const random = createRandom(20_241_101);
  const patience = createRandom(20_241_102);
  const table = createTable(['day', ...visitDimensions, 'visitor', 'stage'], 100_000);
  const people = createPeople(random, patience);
  for (const day of listDays()) {
    if (outage.includes(day.date)) continue;
    const visits = random.count(VISITS * day.demand * (WORKDAYS[day.weekday] ?? 1));
    for (let visit = 0; visit < visits; visit++) people.visit(table, day);
  }
  return table.finish();
}

/** Keeps who was here, and lets them come back. */
function createPeople(random: Random, patience: Random) {
  const all: Visitor[] = [];
  const customers: Visitor[] = [];

  function arrive(): Visitor {
    const visitor: Visitor = {
      id: `v${all.length.toString(36).padStart(4, '0')}`,
      channel: pick(CHANNELS, random),
      country: pick(countries, random),
      isKnown: false,
      isCustomer: false,
    };
    all.push(visitor);
    return visitor;
  }

  /** Most come back soon, or not at all. */
  function comeBack(): Visitor {
    const past = random.next();
    const back = Math.floor(past * past * Math.min(all.length, MEMORY));
    return all[all.length - 1 - back] ?? arrive();
  }

  function write(
    table: TableWriter,
    day: Day,
    visitor: Visitor,
    channel: Channel,
    stage: string | undefined,
  ) {
    const isOrder = stage === 'customer' || (visitor.isCustomer && random.next() < 0.32);
    const { id, country } = visitor;
    table.add(
      {
        day: day.date,
        channel: channel.name,
        country: country.code,
        visitor: id,
        ...(stage !== undefined && { stage }),
      },
      {
        ...(channel.price !== undefined && {
          cost: cents(channel.price * country.price * random.noise(0.12)),
        }),
        revenue: isOrder ? cents(ORDER * (country.basket / 88) * random.noise(0.2)) : 0,
        sales_cycle_time: stage === 'customer' ? Math.round(SALES_CYCLE * patience.noise(0.25)) : 0,
      },
    );
  }

  function wayBack({ channel, isKnown }: Visitor): Channel {
    const way = random.next();
    if (isKnown && way < 0.4) return EMAIL;
    return way < 0.65 ? DIRECT : channel;
  }

  function firstContact(visitor: Visitor, { leadRate }: Channel, { date }: Day): string | undefined {
    const isNewForm = date >= newFormDay;
    if (visitor.isKnown || random.next() >= leadRate * (isNewForm ? 0.72 : 1)) return undefined;
    visitor.isKnown = true;
    const chances = [isNewForm ? 0.66 : 0.44, 0.48, 0.34 * visitor.country.appetite];
    const failed = chances.findIndex((chance) => random.next() >= chance);
    const stage = stages[failed < 0 ? chances.length : failed];
    if (stage === 'customer') {
      visitor.isCustomer = true;
      customers.push(visitor);
    }
    return stage;
  }

  return {
    visit(table: TableWriter, day: Day): void {
      const kind = random.next();
      const isNew = kind < NEW;
      const customer =
        !isNew && kind < NEW + CUSTOMER ? customers[Math.floor(random.next() * customers.length)] : undefined;
      const visitor = isNew ? arrive() : (customer ?? comeBack());
      const channel = isNew ? visitor.channel : wayBack(visitor);
      write(table, day, visitor, channel, firstContact(visitor, channel, day));
    },
  };
}

/** One of several, each as often as its share says. */
function pick<Choice extends { readonly share: number }>(choices: readonly Choice[], random: Random): Choice {
  let left = random.next();
  return choices.find(({ share }) => (left -= share) < 0) ?? (choices[0] as Choice);
}
