import type { BenchmarkWords } from './words.ts';

const zhCN: BenchmarkWords = {
  benchmark: (value, scope) => `行业基准 ${value} · ${scope}`,
  source: (source, date, sample = '未说明样本量') => `${source}，${date}，${sample}`,
  dated: '已过时',
};

export default zhCN;
