import type { SentenceWords } from './words.ts';

const zhCN: SentenceWords = {
  directions: { up: '上升', down: '下降', flat: '持平' },
  emptyMember: '（未设置）',
  nameOf: (kpi, members) => (members.length === 0 ? kpi : `${kpi}（${members.join('、')}）`),
  valueOf: (name, value, period) => `${name}：${value}（${period}）`,
  absenceOf: (name, absence, period) => `${name}：${absence}（${period}）`,
  changed: (direction, other, amount, verdict) =>
    `较${other}${zhCN.directions[direction]}${amount ? ` ${amount}` : ''}${verdict ? `，${verdict}` : ''}`,
  valueThen: (value, other) => `${other}为 ${value}`,
  notCompared: (other, absence) => `无法与${other}对比，${absence}`,
  projected: (value) => `预计 ${value}`,
  sentence: (clauses) => `${clauses.map((clause) => clause.trim()).join('；')}。`,
};

export default zhCN;
