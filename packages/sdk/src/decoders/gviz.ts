import type { FrameFlag } from '@kpi-elements/core';
import * as v from 'valibot';
import { nameHeaders } from '../csv/headers.ts';
import { refused } from '../transport/refusal.ts';
import { badResponse, type SourceErrorCode } from '../transport/source-error.ts';
import type { DecodedRows } from './decoded-rows.ts';
import { readJson } from './json-text.ts';

const Problem = v.object({ reason: v.optional(v.string()), message: v.optional(v.string()) });
const DetailedProblem = v.object({ ...Problem.entries, detailed_message: v.optional(v.string()) });
const Cell = v.nullish(v.object({ v: v.unknown() }));

const Answer = v.object({
  status: v.picklist(['ok', 'warning', 'error']),
  errors: v.optional(v.array(DetailedProblem)),
  warnings: v.optional(v.array(Problem)),
  table: v.optional(
    v.object({
      cols: v.array(v.object({ id: v.optional(v.string()), label: v.optional(v.string()) })),
      rows: v.array(v.object({ c: v.array(Cell) })),
    }),
  ),
});

const CALL = /^\s*(?:\/\*O_o\*\/\s*)?google\.visualization\.Query\.setResponse\((.*)\)\s*;?\s*$/s;
const DATE = /^Date\((\d+),(\d+),(\d+)(?:,(\d+),(\d+),(\d+)(?:,\d+)?)?\)$/;

/**
 * Rows of an answer in the format of Google's visualization API. Columns are called by their labels, those without by
 * their letters. Cells are values, not what the sheet shows: 0.5 for 50 %.
 */
export function decodeGviz(
  text: string,
  source: string,
): { readonly page: DecodedRows; readonly flags: readonly FrameFlag[] } {
  const written = CALL.exec(text)?.[1] ?? text;
  const result = v.safeParse(Answer, readJson(written, source));
  if (!result.success) {
    const [issue] = result.issues;
    const place = v.getDotPath(issue) ?? 'its beginning';
    throw badResponse(source, `${issue.expected} at "${place}"`, issue.received);
  }
  const { status, errors, warnings = [], table } = result.output;
  if (status === 'error' || !table) throw refusalOf(source, errors?.[0]);
  const headers = nameHeaders(table.cols.map(({ label, id }) => label?.trim() || id || ''));
  return {
    page: {
      headers,
      length: table.rows.length,
      column(header) {
        const place = headers.indexOf(header);
        return table.rows.map(({ c }) => valueOf(c[place]?.v));
      },
    },
    flags: warnings.some(({ reason }) => reason === 'data_truncated') ? ['truncated'] : [],
  };
}

const CODES: Readonly<Record<string, SourceErrorCode>> = {
  access_denied: 'forbidden',
  user_not_authenticated: 'unauthorized',
  timeout: 'timeout',
  internal_error: 'source_failed',
};

function refusalOf(source: string, problem: v.InferOutput<typeof DetailedProblem> = {}): Error {
  const { reason = '', message, detailed_message: detailed } = problem;
  const words = detailed ?? message;
  return refused(source, {
    code: CODES[reason] ?? 'source_said_no',
    ...(words !== undefined && { message: words }),
  });
}

/** Months are counted from 0; a time of day is a list of its parts. */
function valueOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map(two).join(':');
  const [, year, month, ...rest] = (typeof value === 'string' && DATE.exec(value)) || [];
  if (year === undefined) return value;
  const [day, ...clock] = rest.map((part) => (part === undefined ? part : two(part)));
  const date = `${year.padStart(4, '0')}-${two(Number(month) + 1)}-${day}`;
  return clock[0] === undefined ? date : `${date} ${clock.join(':')}`;
}

function two(part: unknown): string {
  return String(part).padStart(2, '0');
}
