import { type Grain, KpiError } from '@kpi-elements/core';
import type { DatasetOptions } from '../mapping/dataset-mapping.ts';

/** The attributes of `<kpi-source>`. */
export const sourceAttributes = [
  'type',
  'name',
  'src',
  'refresh-every',
  'date',
  'date-format',
  'time-zone',
  'grain',
  'measures',
  'dimensions',
  'currency',
  'skip-undated',
  'complete-until',
  'settles-after',
  'decimal',
  'delimiter',
  'encoding',
  'skip-lines',
  'rows',
  'columns',
  'columns-from',
  'skip-rows',
  'cells',
  'body',
  'paging',
  'total',
  'more',
  'error',
  'header-rows',
  'key',
  'keep-rows',
] as const;

/** What a `<kpi-source>` says; `null` where it says nothing. */
export type SourceAttributes = { readonly [Name in (typeof sourceAttributes)[number]]: string | null };

/** What the columns mean. Throws `invalid_definition` without measures. */
export function datasetOptions(attributes: SourceAttributes): DatasetOptions {
  const { name, date, measures, dimensions, decimal, currency } = attributes;
  return withoutNull({
    name,
    date,
    dateFormat: attributes['date-format'],
    timeZone: attributes['time-zone'],
    grain: attributes.grain as Grain | null,
    measures: required(measures, 'measures'),
    dimensions,
    decimal: decimal as '.' | ',' | null,
    currency,
    skipUndated: attributes['skip-undated'] === null ? null : true,
    completeUntil: attributes['complete-until'],
    settlesAfter: numberOf(attributes['settles-after']),
  });
}

/** The address of the data, or the text inside the element. */
export function urlOrText(
  { src }: SourceAttributes,
  text: string | undefined,
  type: string,
): { url: string } | { text: string } {
  return src === null ? { text: required(text, `src, or a <script type="${type}"> inside`) } : { url: src };
}

export function required(value: string | null | undefined, what: string): string {
  if (value) return value;
  throw new KpiError(
    'invalid_definition',
    `<kpi-source> lacks ${what}.\nWrite it like measures="cost:spend clicks".`,
  );
}

export function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

/** Options without those that nothing was said of. */
export function withoutNull<T extends object>(entries: Nullable<T>): T {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null)) as T;
}
