import { didYouMean, type Grain, KpiError } from '@kpi-elements/core';
import type { DatasetOptions } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { csvSource } from '../sources/csv.ts';
import { inlineSource } from '../sources/inline.ts';
import { jsonSource } from '../sources/json.ts';
import { nameOfUrl } from '../sources/name-of-url.ts';
import type { MemoryColumns, MemoryRows } from '../table/memory-table.ts';
import { jsonAttributes, jsonOptions } from './json-options.ts';
import { lazySource } from './lazy-source.ts';

/** The attributes of `<kpi-source>`. */
export const sourceAttributes = [
  'type',
  'name',
  'src',
  'date',
  'date-format',
  'time-zone',
  'grain',
  'measures',
  'dimensions',
  'delimiter',
  'decimal',
  'encoding',
  'currency',
  'skip-lines',
  'skip-undated',
  'complete-until',
  'settles-after',
  'header-rows',
  ...jsonAttributes,
] as const;

type Attributes = { readonly [Name in (typeof sourceAttributes)[number]]: string | null };

/** Makes a source of attributes and of the text of a child `<script>`. One entry a `type`. */
const types: Readonly<Record<string, (attributes: Attributes, text: string | undefined) => Source>> = {
  csv(attributes, text) {
    const { src, delimiter, encoding } = attributes;
    return csvSource({
      ...datasetOptions(attributes),
      ...(src === null
        ? { text: required(text, 'src, or a <script type="text/csv"> inside') }
        : { url: src }),
      ...(delimiter !== null && { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
      ...(encoding !== null && { encoding }),
      ...(attributes['skip-lines'] !== null && { skipLines: Number(attributes['skip-lines']) }),
    });
  },

  inline(attributes, text) {
    const data = parseJson(required(text, 'a <script type="application/json"> inside'));
    const options = datasetOptions(attributes);
    return Array.isArray(data)
      ? inlineSource({ ...options, rows: data as MemoryRows })
      : inlineSource({ ...options, columns: data as MemoryColumns });
  },

  json(attributes, text) {
    return jsonSource({
      ...datasetOptions(attributes),
      ...jsonOptions(attributes),
      ...urlOrText(attributes, text),
    });
  },

  ndjson(attributes, text) {
    const { paging: _, total: __, more: ___, ...format } = jsonOptions(attributes);
    const options = { ...datasetOptions(attributes), ...format, ...urlOrText(attributes, text) };
    return lazily(attributes, async () => (await import('../sources/ndjson.ts')).ndjsonSource(options));
  },

  parquet(attributes) {
    const options = { ...datasetOptions(attributes), url: required(attributes.src, 'src') };
    return lazily(attributes, async () => (await import('../sources/parquet.ts')).parquetSource(options));
  },

  'google-sheets'(attributes) {
    const headerRows = attributes['header-rows'];
    const options = {
      ...datasetOptions(attributes),
      url: required(attributes.src, 'src'),
      ...(headerRows !== null && { headerRows: Number(headerRows) }),
    };
    return lazily(attributes, async () =>
      (await import('../sources/google-sheets.ts')).googleSheetsSource(options),
    );
  },
};

function lazily({ name, src, type }: Attributes, load: () => Promise<Source>): Source {
  return lazySource(name ?? nameOfUrl(src ?? undefined) ?? type!, load);
}

function urlOrText({ src }: Attributes, text: string | undefined): { url: string } | { text: string } {
  return src === null
    ? { text: required(text, 'src, or a <script type="application/json"> inside') }
    : { url: src };
}

/** Reads what a `<kpi-source>` declares. Throws a {@link KpiError} that names the attribute. */
export function sourceFrom(attributes: Attributes, text: string | undefined): Source {
  const type = attributes.type ?? 'csv';
  const make = Object.hasOwn(types, type) ? types[type] : undefined;
  if (make) return make(attributes, text);
  const known = Object.keys(types);
  throw new KpiError(
    'unknown_source',
    `<kpi-source> has no type "${type}".\n${didYouMean(type, known, `The types are ${known.join(', ')}.`)}`,
  );
}

function datasetOptions(attributes: Attributes): DatasetOptions {
  const { name, date, measures, dimensions, decimal, currency } = attributes;
  const settlesAfter = attributes['settles-after'];
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
    settlesAfter: settlesAfter === null ? null : Number(settlesAfter),
  });
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

function withoutNull<T extends object>(entries: Nullable<T>): T {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null)) as T;
}

function required(value: string | null | undefined, what: string): string {
  if (value) return value;
  throw new KpiError(
    'invalid_definition',
    `<kpi-source> lacks ${what}.\nWrite it like measures="cost:spend clicks".`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KpiError(
      'unreadable_data',
      `The data in <kpi-source> are not JSON: ${(cause as Error).message}.`,
      { cause },
    );
  }
}
