import type { Grain } from '../../time/calendar.ts';
import type { AnalysisWords } from './words.ts';

const grains = { hour: '小时', day: '天', week: '周', month: '个月', quarter: '个季度', year: '年' };
const sameGrain = {
  hour: '同一小时',
  day: '当天',
  week: '当周',
  month: '当月',
  quarter: '当季度',
  year: '当年',
};

const zhCN: AnalysisWords = {
  gap: '',

  earlier: (name) => `前期${name}`,
  targetFor: (name) => `${name}目标`,

  explained: (kpi, change, effects) => {
    const reasons = effects.map(
      ({ name, amount, isUp }) => `${spaced(name)}${isUp ? '拉高' : '拉低'} ${amount}`,
    );
    return `${kpi}${change}${reasons.length > 0 ? `：${reasons.join('，')}` : ''}。`;
  },
  notExplained: (kpi, reason) => `${kpi}的变化无法拆解：${reason}。`,
  others: (count) => (count === undefined ? '其余各项合计' : `其余 ${count} 项合计`),
  rateAndMix: (rate, mix) => `其中各项自身变化贡献 ${rate}，结构变化贡献 ${mix}。`,
  reversals: {
    up: '各项都在上升，总体却下降：占比向数值较低的项转移。',
    down: '各项都在下降，总体却上升：占比向数值较高的项转移。',
  },

  heading: (kpi, value, interval) =>
    `${kpi}预计期末达到 ${value}${interval ? `（80% 的可能在 ${interval[0]} 至 ${interval[1]} 之间）` : ''}。`,
  final: (kpi, value) => `${kpi}最终为 ${value}。`,
  noProjection: (kpi) => `凭现有数据无法预测${kpi}的期末水平。`,
  ofTarget: (share, target, status) => `相当于目标 ${target} 的 ${share}${status ? `，${status}` : ''}。`,
  outOfReach: '按此节奏无法达成',
  required: (days, each, pace, atMost) =>
    `剩余 ${days} 天每天${atMost ? '最多' : '需要'} ${each}，按目前节奏每天为 ${pace}。`,

  keyResult: (kpi, value, baseline, target, progress) =>
    `${kpi}：${value}，从 ${baseline} 到目标 ${target} 已完成 ${progress}。`,
  keyResultReached: (kpi, value, baseline, target) =>
    `${kpi}：${value}，已从 ${baseline} 达成目标 ${target}。`,
  keyResultAway: (kpi, value, baseline, target) =>
    `${kpi}：${value}，比起点 ${baseline} 离目标 ${target} 更远。`,

  unusual: (period, value, direction, [low, high], basis) => {
    const usual = basis === 'weekday' ? '参照前 8 周的同一星期几' : '参照此前 28 期';
    return `${period}：${value}，异常偏${direction === 'high' ? '高' : '低'}；${usual}，正常范围为 ${low} 至 ${high}。`;
  },

  comesThrough: (first, last, rate, some, all) =>
    `从${first}到${last}的总转化率为 ${rate}（${all} 中的 ${some}）。`,
  dropsOff: (stage, before, rate, lost) => `流失最多的环节是${before}到${stage}：流失 ${rate}（${lost}）。`,
  widens: (stage, before, rate) => `${stage}多于${before}（${rate}）：部分来自其他来源。`,
  arrived: (rate, lags, grain) => `${span(lags, grain)}有 ${rate} 完成转化。`,
  halfArrived: (lags, grain) => `其中一半在${lags === 0 ? '' : ' '}${span(lags, grain)}完成。`,
};

function span(lags: number, grain: Grain): string {
  return lags === 0 ? sameGrain[grain] : `${lags} ${grains[grain]}内`;
}

/** A space after Latin letters and digits. */
function spaced(name: string): string {
  return /[\w.)]$/.test(name) ? `${name} ` : name;
}

export default zhCN;
