import type { Calendar, Grain } from '@kpi-elements/core';
import type { OwnStrings } from '../locales/strings.ts';

/** What holds for everything inside a scope, unless an element says otherwise. */
export interface Scope {
  readonly period?: string;
  /** Names of comparisons, separated by spaces. */
  readonly compare?: string;
  /** `channel=search,social country!=DE`; the filters of nested scopes and of the element must all hold. */
  readonly where?: string;
  readonly grain?: Grain;
  /** The name of a source. */
  readonly source?: string;
  /** ISO 4217 code. */
  readonly currency?: string;
  /** BCP 47 tag: `zh-CN`. */
  readonly locale?: string;
  /** IANA name: `Europe/Berlin`. */
  readonly timeZone?: string;
  readonly weekStart?: Calendar['weekStart'];
  /** By KPI id, in the KPI's unit. */
  readonly targets?: Readonly<Record<string, number>>;
  readonly strings?: OwnStrings;
}

/** Filters that must all hold, as one. */
export function bothWhere(outer: string | undefined, inner: string | undefined): string | undefined {
  return outer && inner ? `${outer} ${inner}` : outer || inner;
}

/** What an inner scope says, over what the outer one says. */
export function nestScope(outer: Scope, inner: Scope): Scope {
  const where = bothWhere(outer.where, inner.where);
  return {
    ...outer,
    ...inner,
    ...(where === undefined ? {} : { where }),
    ...(inner.targets ? { targets: { ...outer.targets, ...inner.targets } } : {}),
    ...(inner.strings ? { strings: { ...outer.strings, ...inner.strings } } : {}),
  };
}
