import { boxOf } from '../base/box-of.ts';
import type { Scope } from '../base/scope.ts';
import type { KpiScope } from '../kpi-scope/kpi-scope.ts';

/** What controls set. Empty is not set. */
export interface Settings {
  readonly period: string;
  readonly compare: string;
  readonly where: string;
}

/** The nearest scope around an element, whether or not it is upgraded yet. */
export function scopeAround(element: Element): KpiScope | undefined {
  for (let box = boxOf(element); box; box = boxOf(box)) {
    if (box.localName === 'kpi-scope') return box as KpiScope;
  }
  return undefined;
}

/**
 * What the nearest scope says by itself: the filter of an outer one holds as well, and is not its to change. A scope that
 * the page provides in its own way has only what it provides.
 */
export function ownSettings(box: KpiScope | undefined, inherited: Scope): Settings {
  const { period = '', compare = '', where = '' }: Scope = box ? ownScope(box) : inherited;
  return { period, compare, where };
}

function ownScope({ period, compare, where }: KpiScope): Scope {
  return { ...(period && { period }), ...(compare && { compare }), ...(where && { where }) };
}
