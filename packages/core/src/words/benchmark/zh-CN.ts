import type { BenchmarkWords } from './words.ts';

const zhCN: BenchmarkWords = {
  compared: (name, value, standing, origin) => `${name}：${value}，${standing}。基准来源：${origin}。`,
  standing: (verdict, benchmark, difference, above) => {
    if (verdict === 'same') return `与基准 ${benchmark} 基本持平`;
    const side = `比基准 ${benchmark} ${above ? '高' : '低'} ${difference}`;
    if (verdict === 'better') return `${side}，优于基准`;
    if (verdict === 'worse') return `${side}，不及基准`;
    return verdict === 'unclear' ? `${side}，差异不显著` : side;
  },
  notCompared: (benchmark, why) => `未与基准 ${benchmark} 对比：${why}`,
  otherCurrency: '币种不同',
  origin: (scope, date, source, sample) => `${scope}，${date}；${sample ?? '样本量未说明'}；${source}`,
  dated: (origin, validUntil) => `${origin}；数据已过时，有效期至 ${validUntil}`,
};

export default zhCN;
