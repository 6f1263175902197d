import type { MathWords } from './words.ts';

const en: MathWords = {
  close: 'Close',
  why: 'Why it changed',
  beware: 'Beware',
  guards: 'Read it together with',
  actions: 'What to do when it is poor',
  source: 'Source',
  asOf: 'As of',
  period: 'Period',
  filter: 'Filter',
  asked: {
    previous: (name) => `${name}, earlier period`,
    target: (name) => `Target of ${name}`,
    per_year: (name) => `${name}, a year`,
    cumulative: (name) => `${name}, so far`,
    rolling: (name) => `${name}, rolling`,
  },
  elapsed: 'Years in the period',
  rollUps: {
    sum: 'Added up over the period.',
    first: 'The level at the beginning of the period.',
    last: 'The level at the end of the period.',
    distinct: 'Everybody counts once in the period, so days or channels do not add up to it.',
    mean: 'A weighted mean over the period.',
  },
  changed: (amount, period) => `${amount} since ${period}`,
  total: 'Together',
  unknown: 'The numbers that went into it are not known here.',
};

export default en;
