import { tableOfPages } from '../decoders/decoded-rows.ts';
import { refusalInText } from '../decoders/json-refusal.ts';
import { decodeAnswer, type JsonAnswers } from '../decoders/json-pages.ts';
import type { JsonFormat } from '../decoders/json-rows.ts';
import { readLines } from '../decoders/ndjson-lines.ts';
import type { DatasetOptions } from '../mapping/dataset-mapping.ts';
import type { Source } from '../source.ts';
import { createHttp, type HttpOptions } from '../transport/http.ts';
import { nameOfUrl } from './name-of-url.ts';
import { requireUrl } from './require-url.ts';
import { tableSource } from './table-source.ts';

/** Where an {@link ndjsonSource} gets its lines, how rows stand in them, and what their columns mean. */
export interface NdjsonSourceOptions
  extends DatasetOptions, JsonFormat, Pick<JsonAnswers, 'body' | 'error'>, Omit<HttpOptions, 'url'> {
  /** An address, or the lines themselves: one of the two. */
  readonly url?: string | URL;
  readonly text?: string;
}

/**
 * A source of newline-delimited JSON, one value a line: objects, lists of cells, or objects around them.
 * For paths, all lines are one list: `*.row?` takes what stands at `row` in those lines that have it,
 * `columnsFrom: '0'` the names in the first line. A line that is no JSON is an error that names it. So is one
 * that says `exception`, which is how ClickHouse ends an answer in the middle of which it failed; another `error` may be set.
 *
 * @example
 * // ClickHouse: FORMAT JSONCompactEachRowWithNamesAndTypes
 * ndjsonSource({ url, columnsFrom: '0', skipRows: 2, measures: 'cost clicks', dimensions: 'channel', date: 'day' });
 */
export function ndjsonSource(options: NdjsonSourceOptions): Source {
  const { text, body, error = '*.exception' } = options;
  const name = options.name ?? nameOfUrl(options.url) ?? 'ndjson';
  const http = text === undefined && createHttp(name, { ...options, url: requireUrl(options.url, name) });
  const explain = (status: number, words: string) => refusalInText(words, status, error);
  return tableSource(options, name, async (choose, { signal, reload }) => {
    const answer = http ? await http({ signal, reload, body, explain }) : undefined;
    const lines = await readLines(answer?.body ?? new Blob([text!]).stream(), name);
    const page = decodeAnswer(lines, { ...options, error }, name, answer);
    const table = tableOfPages([page], name, choose, options.skipUndated ? options.date : undefined);
    return { ...(table && { table }) };
  });
}
