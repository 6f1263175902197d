import type { BenchmarkWords } from './words.ts';

const en: BenchmarkWords = {
  compared: (name, value, standing, origin) => `${name}: ${value}, ${standing}. Benchmark: ${origin}.`,
  standing: (verdict, benchmark, difference, above) => {
    if (verdict === 'better' || verdict === 'worse')
      return `${verdict} than the benchmark of ${benchmark} by ${difference}`;
    if (verdict === 'same') return `about the benchmark of ${benchmark}`;
    const side = `${difference} ${above ? 'above' : 'below'} the benchmark of ${benchmark}`;
    return verdict === 'unclear' ? `${side}, which may be chance` : side;
  },
  notCompared: (benchmark, why) => `not compared with the benchmark of ${benchmark}: ${why}`,
  otherCurrency: 'another currency',
  origin: (scope, date, source, sample) => `${scope}, ${date}; ${sample ?? 'sample not stated'}; ${source}`,
  dated: (origin, validUntil) => `${origin}; dated, it held until ${validUntil}`,
};

export default en;
