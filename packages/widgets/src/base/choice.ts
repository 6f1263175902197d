import { formatWhere } from '@kpi-elements/core';
import type { Condition, Where } from '@kpi-elements/core';

/** A member of a dimension; `null` is the one without a name. */
export type Member = string | null;

/** What is chosen, by dimension. A dimension without a choice is absent. */
export type Choice = ReadonlyMap<string, readonly Member[]>;

/** Takes a filter apart: what is chosen in these dimensions, and the conditions that are not theirs. */
export function splitWhere(where: Where, dimensions: readonly string[]): { chosen: Choice; kept: Where } {
  const chosen = new Map<string, readonly Member[]>();
  const kept: Condition[] = [];
  for (const condition of where) {
    const { dimension, op, values } = condition;
    if (op === 'not_in' || !dimensions.includes(dimension)) {
      kept.push(condition);
      continue;
    }
    const before = chosen.get(dimension);
    chosen.set(dimension, before ? before.filter((member) => values.includes(member)) : values);
  }
  return { chosen, kept };
}

/** A choice as a filter. */
export function whereOf(chosen: Choice): Where {
  return Array.from(chosen, ([dimension, values]): Condition => ({ dimension, op: 'in', values })).filter(
    ({ values }) => values.length > 0,
  );
}

/** The filter that holds when something is chosen beside the conditions that nobody controls. */
export function withChoice(kept: Where, chosen: Choice): string {
  return formatWhere([...kept, ...whereOf(chosen)]);
}
