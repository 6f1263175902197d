import type { GaugeWords } from './words.ts';

const en: GaugeWords = {
  beyond: (bound) => `beyond the scale, which ends at ${bound}`,
};

export default en;
