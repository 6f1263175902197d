import { betaCdf, betaQuantile } from './beta.ts';
import { standardErrors } from './normal.ts';

/** So many events in so much time, money or whatever they can happen in. */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

/** How two rates differ. */
export interface RateComparison {
  /** Rate of a ÷ rate of b; `null` without events in b. */
  readonly ratio: number | null;
  /** Where the true ratio lies. `high` is `null` where there is no bound: without events in b. */
  readonly interval: readonly [low: number, high: number | null];
  /** The interval excludes 1: the difference is hardly chance. */
  readonly significant: boolean;
}

/**
 * The ratio of two Poisson rates with its exact interval. Given all events together, those of a are binomial with a share
 * that depends on the ratio alone (J. Przyborowski and H. Wilenski, Biometrika 31, 1940); the interval of that share is
 * C. J. Clopper and E. S. Pearson's (Biometrika 26, 1934). For cost per count, `exposure` is the cost: the ratio of two
 * costs per count is 1 / ratio.
 * `undefined` without any event or without exposure. Throws `wrong_arguments` for a level outside 0 to 1.
 *
 * @example
 * compareRates({ events: 11, exposure: 800 }, { events: 21, exposure: 3011 });
 * // { ratio: 1.9715, interval: [0.8584, 4.2773], significant: false }
 */
export function compareRates(a: Rate, b: Rate, level = 0.95): RateComparison | undefined {
  const significant = ratesDiffer(a, b, level);
  if (significant === undefined) return undefined;
  const tail = (1 - level) / 2;
  const exposures = b.exposure / a.exposure;
  const low = a.events === 0 ? 0 : odds(betaQuantile(tail, a.events, b.events + 1)) * exposures;
  const high = b.events === 0 ? null : odds(betaQuantile(1 - tail, a.events + 1, b.events)) * exposures;
  return {
    ratio: b.events === 0 ? null : (a.events / b.events) * exposures,
    interval: [low, high],
    significant,
  };
}

/**
 * Whether two Poisson rates differ by more than chance: whether the interval of {@link compareRates} excludes 1, without
 * working out where it ends, which takes dozens of times as long. `undefined` where that is.
 *
 * @example
 * ratesDiffer({ events: 11, exposure: 800 }, { events: 21, exposure: 3011 }); // false
 */
export function ratesDiffer(a: Rate, b: Rate, level = 0.95): boolean | undefined {
  standardErrors(level);
  if (!isRate(a) || !isRate(b) || a.events + b.events === 0) return undefined;
  const [more, fewer] = a.events / a.exposure > b.events / b.exposure ? [a, b] : [b, a];
  // The share of all events that it would have if the rates were equal; below, the chance that it has so many or more.
  const share = 1 / (1 + fewer.exposure / more.exposure);
  return betaCdf(share, more.events, fewer.events + 1) < (1 - level) / 2;
}

function isRate({ events, exposure }: Rate): boolean {
  return events >= 0 && exposure > 0 && Number.isFinite(events) && Number.isFinite(exposure);
}

function odds(share: number): number {
  return share / (1 - share);
}
