import { parseWhere } from '@kpi-elements/core';
import type { Condition, Where } from '@kpi-elements/core';
import type { Member } from '../base/choice.ts';

/** A dimension that can be filtered by. */
export interface Dimension {
  readonly name: string;
  /** What there is to choose from; nothing where the source is to be asked. */
  readonly members: readonly Member[] | undefined;
}

const WORD = /(?:"[^"]*"|[^\s"])+/g;
const NAME = /^(?:"[^"]*"|[^\s="])+$/;

/**
 * Reads `channel=search,social country`: dimensions with their members, or without. Names and members are written as in
 * a filter. Throws `invalid_where`.
 */
export function parseDimensions(text: string): Dimension[] {
  return (text.match(WORD) ?? []).map((word) => {
    const isName = NAME.test(word);
    const [{ dimension, values }] = parseWhere(isName ? `${word}=` : word) as [Condition];
    return { name: dimension, members: isName ? undefined : values };
  });
}

/** Members that the other conditions leave over. */
export function allowedMembers(
  dimension: string,
  members: readonly Member[],
  kept: Where,
): readonly Member[] {
  const own = kept.filter((condition) => condition.dimension === dimension);
  return members.filter((member) => own.every(({ op, values }) => values.includes(member) === (op === 'in')));
}
