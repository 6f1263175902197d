import type { BenchmarkWords } from './words.ts';

const en: BenchmarkWords = {
  benchmark: (value, scope) => `Benchmark ${value} · ${scope}`,
  source: (source, date, sample = 'sample not stated') => `${source}, ${date}, ${sample}`,
  dated: 'dated',
};

export default en;
