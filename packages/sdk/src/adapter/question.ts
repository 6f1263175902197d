import type { Calendar, FrameFlag, Slice } from '@kpi-elements/core';
import type { HttpRequest } from '../transport/http.ts';

/** What a system is asked for at once: one grouping of its rows, in its own names. */
export interface Question extends Calendar, Pick<Slice, 'range' | 'grain' | 'where'> {
  /** Its names of what is to be answered, each once. */
  readonly columns: readonly string[];
  /** Its names of the dimensions that are kept apart. */
  readonly by: readonly string[];
  /** Past any answer that the system keeps. */
  readonly reload: boolean;
}

/** A request of a question. */
export interface Ask extends Pick<HttpRequest, 'url' | 'method' | 'headers' | 'body'> {
  /** Which part of the question it is, where there are several. Not sent. */
  readonly part?: number;
}

/** One group of an answer. What is not known yet to be text or a number is checked by the part that all sources share. */
export interface AnswerRow {
  /** By `question.columns`: a number, or a number as text. `null` is empty, `undefined` is missing. */
  readonly cells: readonly unknown[];
  /** By `question.by`. `null` and an empty text are no member. */
  readonly members: readonly unknown[];
  /**
   * Where the bucket begins: a local date, a local time `2026-01-31 13:00:00`, or an instant. Left out for `total`.
   */
  readonly time?: string | Date | undefined;
  /** How many native buckets with data the row stands for, of a source that `countsBuckets`. */
  readonly present?: unknown;
  /** ISO 4217 code of the row's money, where each row says its own. */
  readonly currency?: string | null | undefined;
}

/** A page of an answer. */
export interface Page {
  readonly rows: readonly AnswerRow[];
  /** Where it goes on. */
  readonly next?: Ask | undefined;
  readonly flags?: readonly FrameFlag[] | undefined;
  /** When the system computed it: ISO 8601. */
  readonly asOf?: string | undefined;
}
