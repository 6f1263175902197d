import { KpiError } from '@kpi-elements/core';
import { decodeText } from '../csv/decode.ts';
import { type CsvFormat, parseCsv } from '../csv/parse-csv.ts';
import { buildDataset } from '../mapping/build-dataset.ts';
import {
  type DatasetOptions,
  factsOf,
  parseMapping,
  resolveMapping,
  type ResolvedMapping,
} from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { datasetSource } from './dataset-source.ts';
import type { LoadOptions } from './shared-load.ts';

/** Where a {@link csvSource} gets its text, how it is written, and what its columns mean. */
export interface CsvSourceOptions extends DatasetOptions, Omit<CsvFormat, 'skipWithout'> {
  /** An address, a file that somebody chose, or the text itself: one of the three. */
  readonly url?: string | URL;
  readonly file?: Blob;
  readonly text?: string;
  /** A label of the Encoding standard: `windows-1252`, `gb18030`. @default by byte order mark, else UTF-8 */
  readonly encoding?: string;
  /** Sent with the request for `url`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * A source of delimited text. Delimiter, decimal sign and date format are recognised from all cells,
 * and refused where the cells do not tell. Empty cells are absent, not 0.
 * Throws `unknown_measure` at once; what the file shows is thrown when it is first asked for, with line and column.
 *
 * @example
 * csvSource({
 *   url: 'ads.csv',
 *   date: 'Day',
 *   measures: { cost: 'Amount spent (USD)', impressions: 'Impressions', conversions: 'rows(Result=Purchase)' },
 *   dimensions: { campaign: 'Campaign name' },
 * });
 */
export function csvSource(options: CsvSourceOptions): Source {
  const mapping = parseMapping(options);
  const name = options.name ?? nameOf(options);
  const load = async (how: LoadOptions) => {
    const text = await readText(options, name, how);
    let resolved: ResolvedMapping | undefined;
    const table = parseCsv(
      text,
      name,
      (headers) => (resolved = resolveMapping(mapping, headers, name)).headers,
      { ...options, ...(options.skipUndated && options.date !== undefined && { skipWithout: options.date }) },
    );
    return buildDataset(table, resolved!);
  };
  return datasetSource(factsOf(mapping, name), load, options.asOf);
}

function nameOf({ url, file }: CsvSourceOptions): string {
  if (file) return file instanceof File ? file.name : 'csv';
  return (
    String(url ?? '')
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) || 'csv'
  );
}

async function readText(options: CsvSourceOptions, name: string, load: LoadOptions): Promise<string> {
  const { text, file, url, encoding } = options;
  if (text !== undefined) return text.replace(/^\uFEFF/, '');
  if (file) return decodeText(new Uint8Array(await file.arrayBuffer()), name, encoding);
  if (url !== undefined) return decodeText(await download(url, options, load), name, encoding);
  throw new KpiError('invalid_definition', `Source "${name}" has no data.\nGive it a url, a file or a text.`);
}

async function download(
  url: string | URL,
  { headers, fetch = globalThis.fetch }: CsvSourceOptions,
  { signal, reload }: LoadOptions,
): Promise<Uint8Array> {
  const failed = (fact: string, cause?: unknown) =>
    new KpiError(
      'source_failed',
      `"${url}" ${fact}\nSee whether the address is right and its server is up.`,
      { cause },
    );
  try {
    const response = await fetch(url, {
      signal,
      cache: reload ? 'no-cache' : 'default',
      ...(headers && { headers }),
    });
    if (!response.ok) throw failed(`answered ${response.status} ${response.statusText}`.trim() + '.');
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (signal.aborted || error instanceof KpiError) throw error;
    throw failed(`could not be loaded: ${(error as Error).message}.`, error);
  }
}
