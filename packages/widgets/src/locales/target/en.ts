import type { TargetWords } from './words.ts';

const en: TargetWords = {
  attained: (share, target) => `${share} of target ${target}`,
};

export default en;
