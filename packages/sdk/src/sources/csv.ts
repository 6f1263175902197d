import { KpiError } from '@kpi-elements/core';
import type { CsvFormat } from '../csv/csv-reader.ts';
import { type CsvInput, loadCsv } from '../csv/load-csv.ts';
import { partsOfStream, partsOfText } from '../csv/parts.ts';
import { type DatasetOptions, factsOf, parseMapping } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { createHttp, type HttpOptions } from '../transport/http.ts';
import { datasetSource } from './dataset-source.ts';
import { nameOfUrl } from './name-of-url.ts';
import type { LoadOptions } from './shared-load.ts';

/** Where a {@link csvSource} gets its text, how it is written, and what its columns mean. */
export interface CsvSourceOptions
  extends DatasetOptions, Omit<CsvFormat, 'skipWithout'>, Omit<HttpOptions, 'url'> {
  /** An address, a file that somebody chose, or the text itself: one of the three. */
  readonly url?: string | URL;
  readonly file?: Blob;
  readonly text?: string;
  /** A label of the Encoding standard: `windows-1252`, `gb18030`. @default by byte order mark, else UTF-8 */
  readonly encoding?: string;
  /** Bytes of the file that are read at most. @default 1 GiB */
  readonly maxBytes?: number;
}

const GiB = 2 ** 30;
/** Where the text comes from. The rest says what it means, and a worker can be told. */
const INPUT: ReadonlySet<string> = /* @__PURE__ */ new Set<keyof CsvSourceOptions>([
  'url',
  'file',
  'text',
  'headers',
  'token',
  'timeout',
  'maxBytes',
  'fetch',
]);

/**
 * A source of delimited text. Delimiter, decimal sign and date format are recognised from all cells,
 * and refused where the cells do not tell. Empty cells are absent, not 0. Text is read while it comes: more than a
 * megabyte of it is read and added up in a worker where the page allows one.
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
  const { delimiter, skipLines, skipUndated, date, encoding } = options;
  const name = options.name ?? nameOf(options);
  const mapping = parseMapping(withoutInput(options));
  const format = {
    ...(delimiter !== undefined && { delimiter }),
    ...(skipLines !== undefined && { skipLines }),
    ...(skipUndated && date !== undefined && { skipWithout: date }),
  };
  return datasetSource(
    factsOf(mapping, name),
    async (load) => {
      const input = await open(options, name, load);
      return { totals: await loadCsv(input, { name, format, encoding, mapping }, load), flags: [] };
    },
    options.asOf,
  );
}

function withoutInput(options: CsvSourceOptions): DatasetOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([key]) => !INPUT.has(key)),
  ) as unknown as DatasetOptions;
}

function nameOf({ url, file }: CsvSourceOptions): string {
  if (file) return file instanceof File ? file.name : 'csv';
  return nameOfUrl(url) ?? 'csv';
}

async function open(
  options: CsvSourceOptions,
  name: string,
  { signal, reload }: LoadOptions,
): Promise<CsvInput> {
  const { text, file, url } = options;
  if (text !== undefined) return { parts: partsOfText(text) };
  if (file) return { parts: partsOfStream(file.stream()), size: file.size };
  if (url === undefined)
    throw new KpiError(
      'invalid_definition',
      `Source "${name}" has no data.\nGive it a url, a file or a text.`,
    );
  const answer = await createHttp(name, { maxBytes: GiB, ...options, url })({ signal, reload });
  return { parts: partsOfStream(answer.body), ...sizeOf(answer.headers) };
}

/** The length that is announced is that of what is sent, not of what comes out of it. */
function sizeOf(headers: Headers): { readonly size?: number } {
  const size = Number(headers.get('content-length'));
  return size > 0 && !headers.has('content-encoding') ? { size } : {};
}
