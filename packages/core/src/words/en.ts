import type { Words } from './words.ts';

const en: Words = {
  absences: {
    no_data: 'no data',
    missing_measure: 'not in the data source',
    zero_denominator: 'nothing to divide by',
    not_additive: 'cannot be added up',
    mixed_currency: 'several currencies',
    no_comparison: 'nothing to compare with',
    no_target: 'no target set',
  },
  verdicts: {
    better: 'better',
    worse: 'worse',
    same: 'about the same',
    unclear: 'may be chance',
    none: 'not judged',
  },
  statuses: { met: 'met', on_track: 'on track', at_risk: 'at risk', missed: 'missed', none: 'not judged' },
  comparisons: {
    previous_period: 'previous period',
    previous_year: 'previous year',
    previous_year_weekday: 'same weekdays a year before',
    none: 'no comparison',
  },
  period: (name) => (name === 'total' ? 'all data' : name.replaceAll('_', ' ')),
  partial: 'not final yet',

  differences: {
    percent: (number) => `${number} pp`,
    points: (number) => `${number} ${isOne(number) ? 'point' : 'points'}`,
    position: (number) => `${number} ${isOne(number) ? 'place' : 'places'}`,
  },
  rateAndAmount: (rate, amount) => `${rate} (${amount})`,
  coverage: (present, expected, grain) =>
    `data for ${present} of ${expected} ${grain ?? 'interval'}${expected === '1' ? '' : 's'}`,

  otherPeriod: (period, name) => {
    if (name === undefined) return period;
    return period === '' ? `the ${name}` : `the ${name} (${period})`;
  },
  target: (value, status) => `target ${value}${status ? ` ${status}` : ''}`,
  gaps: {
    open: (amount) => `${amount} to go`,
    short: (amount) => `${amount} short`,
    over: (amount) => `${amount} too high`,
  },
};

function isOne(number: string): boolean {
  return /^\D*1([.,]0)?$/.test(number);
}

export default en;
