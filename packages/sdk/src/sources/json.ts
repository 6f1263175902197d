import { tableOfPages } from '../decoders/decoded-rows.ts';
import { type JsonAnswers, type JsonPages, readPage, readPages } from '../decoders/json-pages.ts';
import { readJson } from '../decoders/json-text.ts';
import type { DatasetOptions } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { createHttp, type HttpOptions } from '../transport/http.ts';
import { nameOfUrl } from './name-of-url.ts';
import { requireUrl } from './require-url.ts';
import type { LoadOptions } from './shared-load.ts';
import { tableSource } from './table-source.ts';

/** Where a {@link jsonSource} gets its rows, how they stand there, and what their columns mean. */
export interface JsonSourceOptions extends DatasetOptions, JsonAnswers, Omit<HttpOptions, 'url'> {
  /** An address, or the JSON itself: one of the two. */
  readonly url?: string | URL;
  readonly text?: string;
}

/**
 * A source of JSON: rows as objects, lists or columns, on one page or many. Fields that are not mapped are ignored,
 * missing ones are named. Integers beyond 2^53 keep all their digits as members of a dimension.
 * Scales are stated by formulas: `ctr / 100` of percents, `cost_micros / 1000000` of money in millionths.
 * What answers say of their rows goes with the numbers: that rows are missing (`truncated`), that they are `sampled` or
 * `thresholded`, up to which date they are complete.
 * Throws `unknown_measure` at once; what an answer shows is thrown as a `SourceError` or `KpiError` when it is first asked for.
 *
 * @example
 * jsonSource({
 *   url: 'https://example.com/api/ads?limit=500',
 *   token: () => fetch('/ads-token').then((answer) => answer.text()),
 *   rows: 'data',
 *   columns: { purchases: 'actions[action_type=purchase].value' },
 *   paging: { next: 'paging.next' },
 *   date: 'date_start',
 *   timeZone: 'America/New_York',
 *   currency: 'USD',
 *   measures: { cost: 'spend', clicks: 'clicks', conversions: 'purchases' },
 *   dimensions: { campaign: 'campaign_id' },
 * });
 */
export function jsonSource(options: JsonSourceOptions): Source {
  const name = options.name ?? nameOfUrl(options.url) ?? 'json';
  const read = pagesReader(options, name);
  return tableSource(options, name, async (choose, load) => {
    const { pages, ...notes } = await read(load);
    const table = tableOfPages(pages, name, choose, options.skipUndated ? options.date : undefined);
    return { ...notes, ...(table && { table }) };
  });
}

function pagesReader(options: JsonSourceOptions, name: string): (load: LoadOptions) => Promise<JsonPages> {
  const { url, text } = options;
  if (text !== undefined) {
    return async () => readPage(readJson(text, name), options, name);
  }
  const address = requireUrl(url, name);
  const http = createHttp(name, { ...options, url: address });
  return (load) => readPages(http, address, options, name, load);
}
