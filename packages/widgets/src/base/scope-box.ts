import { boxOf } from './box-of.ts';
import type { Scope } from './scope.ts';

/** What controls set. Empty is not set. */
export interface Settings {
  readonly period: string;
  readonly compare: string;
  readonly where: string;
}

/** A scope in the page, and what it says. */
export type ScopeBox = HTMLElement & { readonly [Key in keyof Settings]?: string | undefined };

/** The nearest scope around an element, whether or not it is upgraded yet. */
export function scopeAround(element: Element): ScopeBox | undefined {
  for (let box = boxOf(element); box; box = boxOf(box)) {
    if (box.localName === 'kpi-scope') return box as ScopeBox;
  }
  return undefined;
}

/**
 * What the nearest scope says by itself: the filter of an outer one holds as well, and is not its to change. A scope that
 * the page provides in its own way has only what it provides.
 */
export function ownSettings(box: ScopeBox | undefined, inherited: Scope): Settings {
  const { period = '', compare = '', where = '' }: Scope = box ? ownScope(box) : inherited;
  return { period, compare, where };
}

function ownScope({ period, compare, where }: ScopeBox): Scope {
  return { ...(period && { period }), ...(compare && { compare }), ...(where && { where }) };
}
