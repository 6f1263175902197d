import { comparisonPeriod, formatWhere, parseWhere, resolvePeriod } from '@kpi-elements/core';
import { words } from '../base/request.ts';
import { splitWhere, whereOf } from '../base/choice.ts';

/** What controls set, as a query string says it. What is absent is as the page made it. */
export interface QueryState {
  readonly period?: string;
  readonly compare?: string;
  /** The conditions of the dimensions that are controlled. */
  readonly where?: string;
}

const KEYS = ['period', 'compare', 'where'] as const;

/**
 * Reads a query string. What it says wrongly it does not say: links come from anywhere, and only these dimensions are
 * taken from them.
 */
export function readQuery(search: string, prefix: string, dimensions: readonly string[]): QueryState {
  const query = new URLSearchParams(search);
  const [period, compare, where] = KEYS.map((key) => query.get(keyOf(key, prefix)));
  const state = {
    period: period ? sane(period, () => resolvePeriod(period)) : undefined,
    compare: compare
      ? sane(compare, () => words(compare).map((name) => comparisonPeriod(name, '2026')))
      : undefined,
    // An empty filter takes back what the page has chosen.
    where: typeof where === 'string' ? ownPart(where, dimensions) : undefined,
  };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

/** Writes a state into a query string. Everything else in it stays as it is, to the letter. */
export function writeQuery(search: string, prefix: string, state: QueryState): string {
  const names = KEYS.map((key) => keyOf(key, prefix));
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !names.some((name) => new URLSearchParams(pair).has(name)));
  const own = KEYS.flatMap((key) => {
    const value = state[key];
    return value !== undefined ? [`${encode(keyOf(key, prefix))}=${encode(value)}`] : [];
  });
  const pairs = [...others, ...own];
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function keyOf(key: string, prefix: string): string {
  return prefix ? `${prefix}-${key}` : key;
}

/** What a query string may contain stays readable. */
function encode(text: string): string {
  const readable: Readonly<Record<string, string>> = { '%20': '+', '%2C': ',', '%2F': '/', '%3D': '=' };
  return encodeURIComponent(text).replace(/%(?:20|2C|2F|3D)/g, (code) => readable[code]!);
}

/** What a filter says of these dimensions; nothing where it cannot be read. */
export function ownPart(where: string, dimensions: readonly string[]): string | undefined {
  let own = '';
  const read = () => (own = formatWhere(whereOf(splitWhere(parseWhere(where), dimensions).chosen)));
  return sane(where, read) === undefined ? undefined : own;
}

/** The text, unless reading it throws. */
function sane(text: string, read: () => unknown): string | undefined {
  try {
    read();
    return text;
  } catch {
    return undefined;
  }
}
