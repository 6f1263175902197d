import type { FrameFlag } from '@kpi-elements/core';
import type { LoadOptions } from '../sources/shared-load.ts';
import type { Http } from '../transport/http.ts';
import { refused } from '../transport/refusal.ts';
import { badResponse } from '../transport/source-error.ts';
import { type AnswerNotes, type NotePaths, notesOf } from './answer-notes.ts';
import type { DecodedRows } from './decoded-rows.ts';
import { decodeRows, type JsonFormat } from './json-rows.ts';
import { type ErrorIn, refusalIn, refusalInText, wordsIn } from './json-refusal.ts';
import { readJson } from './json-text.ts';
import type { PageRequest, Paging } from './next-page.ts';
import { pathReader } from './path.ts';

/** How answers in JSON are asked for and told apart. */
export interface JsonAnswers extends JsonFormat, NotePaths {
  /** Sent with every request, as JSON if it is no text. It makes the request a POST. */
  readonly body?: unknown;
  readonly paging?: Paging;
  /** More pages are not asked for; the numbers are marked as truncated then. @default 100 */
  readonly maxPages?: number;
  readonly error?: ErrorIn;
}

/** Rows of all pages, and what they lack. */
export interface JsonPages {
  readonly pages: readonly DecodedRows[];
  readonly flags: readonly FrameFlag[];
  /** The last date that is complete, where an answer says so. */
  readonly completeUntil?: string;
}

/** Reads one answer. Throws where it refuses, or has no rows where they should be. */
export function decodeAnswer(
  answer: unknown,
  format: JsonAnswers,
  source: string,
  where: { readonly status: number; readonly url?: URL } = { status: 200 },
): DecodedRows {
  const said = refusalIn(answer, where.status, format.error);
  if (said) throw refused(source, said, where);
  const isThere = pathReader(format.rows ?? '')(answer) !== undefined;
  const message = isThere ? undefined : wordsIn(answer);
  if (message !== undefined) throw refused(source, { code: 'source_said_no', message }, where);
  return decodeRows(answer, format, source);
}

/** Asks for page after page. Throws `bad_response` where a page comes again. */
export async function readPages(
  http: Http,
  url: URL,
  format: JsonAnswers,
  source: string,
  { signal, reload }: LoadOptions,
): Promise<JsonPages> {
  const { paging, maxPages = 100 } = format;
  const pages: DecodedRows[] = [];
  const asked = new Set<string>();
  let request: PageRequest | undefined = { url, ...(format.body !== undefined && { body: format.body }) };
  let rows = 0;
  let former = '';
  let isCut = false;
  const notes: AnswerNotes[] = [];
  const explain = (status: number, text: string) => refusalInText(text, status, format.error);
  while (request && pages.length < maxPages) {
    const key = JSON.stringify([request.url, request.body]);
    if (asked.has(key)) throw comesAgain(source, pages.length + 1);
    asked.add(key);
    const got = await http({ ...request, signal, reload, explain });
    const answer = readJson(await got.text(), source);
    const page = decodeAnswer(answer, format, source, got);
    const edges = edgesOf(answer, format);
    if (page.length > 0 && edges === former) throw comesAgain(source, pages.length + 1);
    former = edges;
    pages.push(page);
    rows += page.length;
    const note = notesOf(answer, format, got.headers);
    notes.push(note);
    isCut = note.hasMore || rows < (note.total ?? 0);
    const isLast = rows >= (note.total ?? Infinity);
    const came = { ...got, answer, pages, isLast };
    request = paging && (await import('./next-page.ts')).nextPage(paging, request, came);
  }
  return { pages, ...joinNotes(notes, isCut || request !== undefined) };
}

/** The rows of one answer that is all there is, and what it says of them. */
export function readPage(answer: unknown, format: JsonAnswers, source: string): JsonPages {
  const page = decodeAnswer(answer, format, source);
  const notes = notesOf(answer, format);
  return { pages: [page], ...joinNotes([notes], notes.hasMore || page.length < (notes.total ?? 0)) };
}

function joinNotes(notes: readonly AnswerNotes[], isCut: boolean): Omit<JsonPages, 'pages'> {
  const flags = new Set(notes.flatMap((note) => note.flags));
  if (isCut) flags.add('truncated');
  const [completeUntil] = notes.flatMap((note) => note.completeUntil ?? []).toSorted();
  return { flags: [...flags], ...(completeUntil !== undefined && { completeUntil }) };
}

/** The first and last rows of a page: those of another page are others. */
function edgesOf(answer: unknown, { rows: path = '' }: JsonFormat): string {
  const rows = pathReader(path)(answer);
  const lists = Array.isArray(rows) ? [rows as unknown[]] : (Object.values(rows as object) as unknown[][]);
  return JSON.stringify(lists.map((list) => [list.length, list[0], list.at(-1)]));
}

function comesAgain(source: string, page: number): Error {
  return badResponse(source, `a new page ${page}`, 'it is one that came before');
}
