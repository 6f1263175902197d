import type { GaugeWords } from './words.ts';

const zhCN: GaugeWords = {
  beyond: (bound) => `超出量程，量程止于 ${bound}`,
};

export default zhCN;
