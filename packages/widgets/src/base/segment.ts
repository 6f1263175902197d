import { formatWhere, parseWhere } from '@kpi-elements/core';
import type { Condition, Reading, Where } from '@kpi-elements/core';
import { splitWhere, whereOf } from './choice.ts';
import { KpiScopeChangeEvent } from './events.ts';
import { ownSettings, scopeAround } from './scope-box.ts';
import type { Scope } from './scope.ts';

/** What a person can filter a scope by. */
export interface SegmentChoice {
  /** The scope is filtered by it. */
  readonly isChosen: boolean;
  /** Asks the scope for it, or to take it back. */
  choose(): void;
}

/**
 * The segment that an element shows, as a choice for the scope around it: the members that the reading is grouped by, else
 * the filter of the element. Nothing where it shows everything. Throws `invalid_where`.
 */
export function segmentChoice(
  element: Element,
  { key = {} }: Partial<Reading>,
  where: string | undefined,
  inherited: Scope,
): SegmentChoice | undefined {
  const members = Object.entries(key);
  const segment = members.length > 0 ? members.map(isMember) : parseWhere(where ?? '');
  if (segment.length === 0) return undefined;
  const { isChosen, next } = toggle(segment, ownSettings(scopeAround(element), inherited).where);
  return {
    isChosen,
    choose: () => void element.dispatchEvent(new KpiScopeChangeEvent({ where: next })),
  };
}

/**
 * Whether a filter chooses a segment, and the filter that it is after a choice: the segment in the place of other members
 * of its dimensions, or taken away. Conditions of other dimensions, and on what is not to be, stay.
 *
 * @example
 * toggle(parseWhere('channel=search'), 'country=DE channel=social').next // 'country=DE channel=search'
 */
export function toggle(segment: Where, where: string): { readonly isChosen: boolean; readonly next: string } {
  const dimensions = segment.map(({ dimension }) => dimension);
  const wanted = oneEach(segment, dimensions);
  const wantedSigns = new Set(wanted.map(signOf));
  const now = parseWhere(where);
  const signs = new Set(oneEach(now, dimensions).map(signOf));
  const isChosen = [...wantedSigns].every((sign) => signs.has(sign));
  const rest = splitWhere(now, dimensions).kept.filter((condition) => !wantedSigns.has(signOf(condition)));
  return { isChosen, next: formatWhere(isChosen ? rest : [...rest, ...wanted]) };
}

/** What is chosen in each of these dimensions as one condition, and the other conditions. */
function oneEach(where: Where, dimensions: readonly string[]): Where {
  const { chosen, kept } = splitWhere(where, dimensions);
  return [...whereOf(chosen), ...kept];
}

function isMember([dimension, member]: readonly [string, string | null]): Condition {
  return { dimension, op: 'in', values: [member] };
}

/** The same for the same members in any order. */
function signOf({ dimension, op, values }: Condition): string {
  return JSON.stringify([dimension, op, values.map((value) => JSON.stringify(value)).sort()]);
}
