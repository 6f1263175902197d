import type { Grain } from '../../time/calendar.ts';
import type { AnalysisWords } from './words.ts';

const en: AnalysisWords = {
  gap: ' ',

  earlier: (name) => `earlier ${name}`,
  targetFor: (name) => `target for ${name}`,

  explained: (kpi, change, effects) => {
    const reasons = effects
      .map(({ name, amount, isUp }) => `${name} ${isUp ? 'added' : 'took off'} ${amount}`)
      .join(', ');
    return `${kpi}: ${change}.${reasons === '' ? '' : ` ${reasons[0]!.toUpperCase()}${reasons.slice(1)}.`}`;
  },
  notExplained: (kpi, reason) => `${kpi}: the change cannot be broken down, ${reason}.`,
  others: (count) =>
    count === undefined ? 'all others' : count === '1' ? 'one other' : `${count} others together`,
  rateAndMix: (rate, mix) =>
    `Of this, ${rate} comes from within the segments and ${mix} from the shift between them.`,
  reversals: {
    up: 'Every segment rose, yet the total fell: weight moved to segments with lower values.',
    down: 'Every segment fell, yet the total rose: weight moved to segments with higher values.',
  },

  heading: (kpi, value, interval) =>
    `${kpi}: heading for ${value}${interval ? ` (80% sure: ${interval[0]} to ${interval[1]})` : ''}.`,
  final: (kpi, value) => `${kpi}: ended at ${value}.`,
  noProjection: (kpi) => `${kpi}: where it is heading cannot be told from what there is so far.`,
  ofTarget: (share, target, status) =>
    `That is ${share} of the target of ${target}${status ? `: ${status}` : ''}.`,
  outOfReach: 'out of reach at this pace',
  required: (days, each, pace, atMost) =>
    atMost
      ? `${theDays(days)} left may bring ${each} at most${perDay(days)}; at the present pace it is ${pace}.`
      : `${theDays(days)} left ${days === 1 ? 'needs' : 'need'} ${each}${perDay(days)}; at the present pace it is ${pace}.`,

  keyResult: (kpi, value, baseline, target, progress) =>
    `${kpi}: ${value}, ${progress} of the way from ${baseline} to ${target}.`,
  keyResultReached: (kpi, value, baseline, target) =>
    `${kpi}: ${value}, target of ${target} reached from ${baseline}.`,
  keyResultAway: (kpi, value, baseline, target) =>
    `${kpi}: ${value}, further from the target of ${target} than at the start (${baseline}).`,

  unusual: (period, value, direction, [low, high], basis) => {
    const usual = basis === 'weekday' ? 'for that day of the week' : 'after the 28 before';
    return `${period}: ${value} is unusually ${direction}; ${low} to ${high} would have been usual ${usual}.`;
  },

  comesThrough: (first, last, rate, some, all) =>
    `From ${first} to ${last}: ${rate} come through (${some} of ${all}).`,
  dropsOff: (stage, before, rate, lost) =>
    `The largest drop-off is from ${before} to ${stage}: ${rate} (${lost}) are lost.`,
  widens: (stage, before, rate) =>
    `There are more ${stage} than ${before} (${rate}): some come from elsewhere.`,
  arrived: (rate, lags, grain) => `${rate} have arrived within ${span(lags, grain)}.`,
  halfArrived: (lags, grain) =>
    lags === 0
      ? `Half of those arrive in the same ${grain}.`
      : `Half of those take ${span(lags, grain)} or less.`,
};

function theDays(days: number): string {
  return days === 1 ? 'The day' : `The ${days} days`;
}

function perDay(days: number): string {
  return days === 1 ? '' : ' each';
}

function span(lags: number, grain: Grain): string {
  return lags === 0 ? `the same ${grain}` : `${lags} ${grain}${lags === 1 ? '' : 's'}`;
}

export default en;
