import type { SentenceWords } from './words.ts';

const en: SentenceWords = {
  directions: { up: 'up', down: 'down', flat: 'unchanged' },
  emptyMember: '(not set)',
  nameOf: (kpi, members) => (members.length === 0 ? kpi : `${kpi} (${members.join(', ')})`),
  valueOf: (name, value, period) => `${name}: ${value} for ${period}`,
  absenceOf: (name, absence, period) => `${name}: no value for ${period}, ${absence}`,
  changed: (direction, other, amount, verdict) =>
    `${en.directions[direction]}${amount ? ` ${amount}` : ''} from ${other}${verdict ? `, ${verdict}` : ''}`,
  valueThen: (value, other) => `${value} in ${other}`,
  notCompared: (other, absence) => `not compared with ${other}, ${absence}`,
  projected: (value) => `heading for ${value}`,
  sentence: (clauses) => `${clauses.join('; ')}.`,
};

export default en;
