import { tableOfPages } from '../decoders/decoded-rows.ts';
import { decodeGviz } from '../decoders/gviz.ts';
import type { Source } from '../source.ts';
import { createHttp } from '../transport/http.ts';
import { refused } from '../transport/refusal.ts';
import { csvSource, type CsvSourceOptions } from './csv.ts';
import { requireUrl } from './require-url.ts';
import { tableSource } from './table-source.ts';

/** Which sheet a {@link googleSheetsSource} reads, and what its columns mean. */
export interface GoogleSheetsSourceOptions extends Omit<
  CsvSourceOptions,
  'url' | 'file' | 'text' | 'skipLines' | 'token'
> {
  /**
   * The address of a sheet that anyone with the link may see, as the browser shows it (`…/spreadsheets/d/…/edit#gid=0`),
   * or that of a sheet published as comma-separated values (`…/pub?output=csv`).
   */
  readonly url: string | URL;
  /** Rows at the top of the sheet that hold headers. @default 1 */
  readonly headerRows?: number;
}

/**
 * A source of one Google sheet without a key. Of a shared sheet, cells are values and dates, whatever format they are
 * shown in; a column in which numbers and texts are mixed comes without the rarer kind, so publish such a sheet instead.
 * Of a published one, cells are read as they are shown: it is a {@link csvSource}.
 *
 * @example
 * googleSheetsSource({
 *   url: 'https://docs.google.com/spreadsheets/d/1aBcD/edit#gid=0',
 *   date: 'Day',
 *   currency: 'EUR',
 *   measures: { cost: 'Spend', clicks: 'Clicks' },
 *   dimensions: { channel: 'Channel' },
 * });
 */
export function googleSheetsSource(options: GoogleSheetsSourceOptions): Source {
  const name = options.name ?? 'google-sheets';
  const url = requireUrl(options.url, name);
  const query = queryOf(url, options.headerRows ?? 1);
  if (!query) return csvSource({ ...options, name, url });
  const http = createHttp(name, { ...options, url: query });
  return tableSource(options, name, async (choose, { signal, reload }) => {
    const answer = await http({ signal, reload });
    const text = await answer.text();
    if (/^\s*</.test(text)) {
      const message = 'it answers with a web page. Share it with everyone who has the link, or publish it';
      throw refused(name, { code: 'forbidden', message }, { url: answer.url });
    }
    const { page, flags } = decodeGviz(text, name);
    const table = tableOfPages([page], name, choose, options.skipUndated ? options.date : undefined);
    return { flags, ...(table && { table }) };
  });
}

const SHEET = /^(.*\/spreadsheets\/(?:u\/\d+\/)?d\/(?!e\/)[^/]+)(?:\/(?!export|pub|gviz).*)?$/;

/** Of a sheet as the browser shows it, the address of its cells. */
function queryOf(url: URL, headerRows: number): URL | undefined {
  const [, sheet] = SHEET.exec(url.pathname) ?? [];
  if (sheet === undefined) return url.pathname.endsWith('/gviz/tq') ? url : undefined;
  const query = new URL(`${sheet}/gviz/tq`, url);
  query.searchParams.set('tqx', 'out:json');
  query.searchParams.set('headers', String(headerRows));
  const gid = new URLSearchParams(url.hash.slice(1)).get('gid') ?? url.searchParams.get('gid');
  if (gid !== null) query.searchParams.set('gid', gid);
  return query;
}
