import type { DecodedRows } from './decoded-rows.ts';
import { pathReader } from './path.ts';

/**
 * How to come to the next page:
 * - `link`: the address that the header `Link` calls next; from a browser, the server must expose that header
 * - `next`: the path to an address in the answer
 * - `cursor`: the path to a mark in the answer, sent back as `param`
 * - `offset`: the parameter that says how many rows to pass over
 * - `page`: the parameter with the number of the page; the first is 1 unless `first` says otherwise
 *
 * Parameters go into the body where there is one, by path (`pagination.offset`), else into the address.
 */
export type Paging =
  | { readonly link: true }
  | { readonly next: string }
  | { readonly cursor: string; readonly param: string }
  | { readonly offset: string }
  | { readonly page: string; readonly first?: number };

/** What is asked for a page. */
export interface PageRequest {
  readonly url: URL;
  readonly body?: unknown;
}

/** What came back. */
export interface PageAnswer {
  readonly answer: unknown;
  readonly headers: Headers;
  readonly url: URL;
  /** All pages so far, this one included. */
  readonly pages: readonly Pick<DecodedRows, 'length'>[];
  /** Have all rows come, by their number? */
  readonly isLast: boolean;
}

/** What to ask for after a page; `undefined` after the last. */
export function nextPage(paging: Paging, request: PageRequest, page: PageAnswer): PageRequest | undefined {
  if ('link' in paging) return follow(linkedNext(page.headers.get('link')), request, page);
  if ('next' in paging) return follow(pathReader(paging.next)(page.answer), request, page);
  if ('cursor' in paging) {
    const mark = pathReader(paging.cursor)(page.answer);
    return isMark(mark) ? withParam(request, paging.param, mark) : undefined;
  }
  const { length } = page.pages.at(-1)!;
  if (page.isLast || length === 0) return undefined;
  if ('offset' in paging) {
    const before = Number(paramOf(request, paging.offset) ?? 0);
    return withParam(request, paging.offset, before + length);
  }
  // Some systems refuse a page past the end, so a shorter one than the first is the last.
  if (length < page.pages[0]!.length) return undefined;
  const number = Number(paramOf(request, paging.page) ?? paging.first ?? 1);
  return withParam(request, paging.page, number + 1);
}

function follow(address: unknown, request: PageRequest, { url }: PageAnswer): PageRequest | undefined {
  if (typeof address !== 'string' || address === '') return undefined;
  const next = new URL(address, url);
  // What is asked of one server is not for another.
  return next.origin === request.url.origin ? { ...request, url: next } : { url: next };
}

function linkedNext(header: string | null): string | undefined {
  for (const [, address, params] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel="?[^";,]*\bnext\b/i.test(params!)) return address;
  }
  return undefined;
}

function isMark(mark: unknown): mark is string | number {
  return (typeof mark === 'string' && mark !== '') || typeof mark === 'number';
}

function paramOf({ url, body }: PageRequest, param: string): unknown {
  return body === undefined ? url.searchParams.get(param) : pathReader(param)(body);
}

function withParam({ url, body }: PageRequest, param: string, value: string | number): PageRequest {
  if (body !== undefined) return { url, body: withValue(body, param.split('.'), value) };
  const next = new URL(url);
  next.searchParams.set(param, String(value));
  return { url: next };
}

function withValue(body: unknown, [key, ...rest]: readonly string[], value: string | number): unknown {
  if (key === undefined) return value;
  const object = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  return { ...object, [key]: withValue(object[key], rest, value) };
}
