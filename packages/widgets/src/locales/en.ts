import { english } from '@kpi-elements/core';
import type { Strings } from './strings.ts';

const en: Strings = {
  locale: english,
  loading: 'Loading',
  refreshing: 'Updating',
  failed: 'This cannot be shown.',
  retry: 'Try again',
  versus: (value, period) => `vs ${value} · ${period}`,
  attained: (share, target) => `${share} of target ${target}`,
  benchmark: (value, scope) => `Benchmark ${value} · ${scope}`,
  benchmarkSource: (source, date, sample = 'sample not stated') => `${source}, ${date}, ${sample}`,
  dated: 'dated',
  asOf: (time) => `As of ${time}`,
  stale: (time) => `Not updated since ${time}`,
  notes: {
    timeless: 'source without dates',
    sampled: 'estimated from a sample',
    thresholded: 'small groups are left out',
    truncated: 'some rows are left out',
  },
  assumed: (filter) => `source taken as ${filter}`,

  math: 'How it is calculated',
  beyond: (bound) => `beyond the scale, which ends at ${bound}`,
  clauses: (list) => list.join(', '),

  funnel: 'Funnel',
  funnelColumns: {
    stage: 'Stage',
    value: 'Number',
    step: 'Of the stage before',
    overall: 'Of the first stage',
    lost: 'Lost',
    earlier: 'Earlier',
  },
  ofStage: (rate, stage) => `${rate} of ${stage}`,
  lost: (rate, amount) => `${rate} lost (${amount})`,
  largestDropOff: 'largest drop-off',
  widening: 'more than the stage before',
  comesThrough: (first, last, rate, some, all) =>
    `From ${first} to ${last}, ${rate} come through: ${some} of ${all}.`,
};

export default en;
