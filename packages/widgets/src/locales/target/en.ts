import type { TargetWords } from './words.ts';

const en: TargetWords = {
  attained: (share, target) => `${share} of target ${target}`,
  used: (share, limit) => `${share} of limit ${limit}`,
};

export default en;
