import { type FrameFlag, fromDay } from '@kpi-elements/core';
import { pathReader } from './path.ts';

/** Where an answer says what its rows lack. Left out: where common systems say it. */
export interface NotePaths {
  /** The path to the number of all rows. @default `rowCount`, `total_items`, `meta.total_rows`, … */
  readonly total?: string;
  /** The path to something that says that there are more rows. @default `hasMore`, `rows_truncated`, `paging.next`, … */
  readonly more?: string;
  /** The path to something that says that numbers are estimated from a part. @default Google Analytics' */
  readonly sampled?: string;
  /** The path to something that says that small numbers are held back. @default Google Analytics' */
  readonly thresholded?: string;
  /** The path to the first date whose numbers are not complete yet. @default Search Console's */
  readonly incompleteFrom?: string;
}

/** What one answer says of its rows. */
export interface AnswerNotes {
  /** How many rows there are in all. */
  readonly total?: number;
  readonly hasMore: boolean;
  readonly flags: readonly FrameFlag[];
  /** The last date that is complete. */
  readonly completeUntil?: string;
}

// Not `total` alone, which is a sum of the rows elsewhere.
const TOTALS = 'rowCount total_items total_count totalCount meta.total_rows rows_before_limit_at_least';
const TOTAL_HEADERS = ['x-wp-total', 'x-total-count'];
const MORE =
  'hasMore has_more rows_truncated data.rows_truncated nextPageToken next_cursor next paging.next links.next';
const DAY_MS = 86_400_000;

/** Reads what an answer says of its rows. */
export function notesOf(answer: unknown, paths: NotePaths, headers?: Headers): AnswerNotes {
  const find = (path: string) => path.split(' ').map((at) => pathReader(at)(answer));
  const isSaid = (path: string) => find(path).some((it) => (Array.isArray(it) ? it.length > 0 : Boolean(it)));
  const counts = [...find(paths.total ?? TOTALS), ...TOTAL_HEADERS.map((name) => headers?.get(name))];
  const total = counts.find((it) => /^\d+$/.test(String(it)));
  const [date] = find(paths.incompleteFrom ?? 'metadata.first_incomplete_date');
  const incompleteFrom = typeof date === 'string' ? Math.floor(Date.parse(date) / DAY_MS) : NaN;
  const flags: FrameFlag[] = [];
  if (isSaid(paths.sampled ?? 'metadata.samplingMetadatas')) flags.push('sampled');
  if (isSaid(paths.thresholded ?? 'metadata.subjectToThresholding')) flags.push('thresholded');
  return {
    ...(total !== undefined && { total: Number(total) }),
    hasMore: isSaid(paths.more ?? MORE),
    flags,
    ...(!Number.isNaN(incompleteFrom) && { completeUntil: fromDay(incompleteFrom - 1) }),
  };
}
