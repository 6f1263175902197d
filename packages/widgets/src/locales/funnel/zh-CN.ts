import type { FunnelWords } from './words.ts';

const zhCN: FunnelWords = {
  funnel: '转化漏斗',
  columns: {
    stage: '阶段',
    value: '数量',
    step: '占上一阶段',
    overall: '占首个阶段',
    lost: '流失',
    time: '用时',
    earlier: '对比期',
  },
  ofStage: (rate, stage) => `${stage}的 ${rate}`,
  lost: (rate, amount) => `流失 ${rate}（${amount}）`,
  time: (name, duration) => `${name}：${duration}`,
  largestDropOff: '流失最多',
  widening: '多于上一阶段',
  comesThrough: (first, last, rate, some, all) =>
    `从${first}到${last}：${all} 中有 ${some}，整体转化率 ${rate}。`,
};

export default zhCN;
