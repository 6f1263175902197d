import type { Condition } from '@kpi-elements/core';
import type { Bind } from './sql.ts';

/** One condition on the text of a dimension. No text and an empty text are one member. */
export function conditionSql(text: string, { op, values }: Condition, bind: Bind): string {
  const members = [...new Set(values.map((value) => value || null))];
  const named = members.filter((member) => member !== null);
  const withNull = members.includes(null);
  const list = named.map(bind).join(', ');
  if (op === 'in') {
    const is = [
      ...(named.length > 0 ? [`${text} IN (${list})`] : []),
      ...(withNull ? [`${text} IS NULL`] : []),
    ];
    return is.length > 0 ? `(${is.join(' OR ')})` : '1 = 0';
  }
  const isNot = named.length > 0 ? `${text} NOT IN (${list})` : '1 = 1';
  if (withNull) return `(${text} IS NOT NULL AND ${isNot})`;
  return named.length > 0 ? `(${text} IS NULL OR ${isNot})` : isNot;
}
