import type { FunnelWords } from './words.ts';

const en: FunnelWords = {
  funnel: 'Funnel',
  columns: {
    stage: 'Stage',
    value: 'Number',
    step: 'Of the stage before',
    overall: 'Of the first stage',
    lost: 'Lost',
    time: 'Time',
    change: 'Change',
  },
  ofStage: (rate, stage) => `${rate} of ${stage}`,
  lost: (rate, amount) => `${rate} lost (${amount})`,
  time: (name, duration) => `${name}: ${duration}`,
  largestDropOff: 'largest drop-off',
  widening: 'more than the stage before',
  comesThrough: (first, last, rate, some, all) =>
    `From ${first} to ${last}, ${rate} come through: ${some} of ${all}.`,
};

export default en;
