import type { GaugeWords } from './words.ts';

const en: GaugeWords = {
  beyond: (bound) => `beyond the scale, which ends at ${bound}`,
  ranges: { better: 'good', worse: 'poor', caution: 'caution', none: '' },
};

export default en;
