import type { TargetWords } from './words.ts';

const zhCN: TargetWords = {
  attained: (share, target) => `已达目标 ${target} 的 ${share}`,
};

export default zhCN;
