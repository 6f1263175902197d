import type { AsyncBuffer, Compressors } from 'hyparquet';
import { tableOfPages } from '../decoders/decoded-rows.ts';
import { readParquet } from '../decoders/parquet-columns.ts';
import { openRemoteFile } from '../decoders/remote-file.ts';
import type { DatasetOptions } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { createHttp, type HttpOptions } from '../transport/http.ts';
import { nameOfUrl } from './name-of-url.ts';
import { requireUrl } from './require-url.ts';
import { tableSource } from './table-source.ts';

/** Where a {@link parquetSource} finds its file, and what its columns mean. */
export interface ParquetSourceOptions extends DatasetOptions, Omit<HttpOptions, 'url'> {
  /** An address, or a file that somebody chose: one of the two. */
  readonly url?: string | URL;
  readonly file?: Blob;
  /** For files that are compressed with anything but Snappy: `compressors` of the package `hyparquet-compressors`. */
  readonly compressors?: Compressors;
}

/**
 * A source of a Parquet file. Only the footer and the columns that are mapped are read, by range requests where the
 * server knows them. Decimals and integers keep their digits; a timestamp is an instant if its column is adjusted to UTC
 * or says nothing of it, else a clock time in `timeZone`. Columns of lists and groups are not read.
 *
 * @example
 * parquetSource({
 *   url: 'https://example.com/orders.parquet',
 *   date: 'ordered_at',
 *   currency: 'EUR',
 *   measures: { revenue: 'amount', orders: 'distinct(order_id)' },
 *   dimensions: ['country'],
 * });
 */
export function parquetSource(options: ParquetSourceOptions): Source {
  const { file, compressors } = options;
  const name = options.name ?? (file instanceof File ? file.name : nameOfUrl(options.url)) ?? 'parquet';
  const http = file ? undefined : createHttp(name, { ...options, url: requireUrl(options.url, name) });
  return tableSource(options, name, async (choose, load) => {
    const bytes = http ? await openRemoteFile(http, name, load) : bufferOf(file!);
    let chosen: ReadonlySet<string> = new Set();
    const page = await readParquet(bytes, {
      source: name,
      choose: (headers) => (chosen = choose(headers)),
      compressors,
    });
    const table = tableOfPages([page], name, () => chosen, options.skipUndated ? options.date : undefined);
    return { ...(table && { table }) };
  });
}

function bufferOf(file: Blob): AsyncBuffer {
  return { byteLength: file.size, slice: (from, to) => file.slice(from, to).arrayBuffer() };
}
