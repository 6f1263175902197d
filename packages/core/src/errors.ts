/** What went wrong, for programs. Codes are stable; messages are for people and may change. */
export type KpiErrorCode =
  | 'syntax'
  | 'unknown_name'
  | 'wrong_arguments'
  | 'unit_mismatch'
  | 'circular_reference'
  | 'too_long'
  | 'invalid_definition'
  | 'unknown_kpi'
  | 'unknown_measure'
  | 'unknown_dimension'
  | 'ambiguous_measure'
  | 'invalid_period'
  | 'invalid_where'
  | 'invalid_frame'
  | 'unreadable_cell'
  | 'unreadable_data'
  | 'ambiguous_date'
  | 'unknown_source'
  /** The server could not be reached, or the connection broke. */
  | 'network'
  /** No answer, or hardly any of it, within the time allowed. */
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'rate_limited'
  /** An answer that does not have the shape it must have. */
  | 'bad_response'
  /** The system behind the source refused the question. */
  | 'source_said_no'
  | 'source_failed'
  | 'cancelled';

/** Details of a {@link KpiError}. */
export interface KpiErrorOptions {
  /** Offset into the text that is wrong, in UTF-16 code units from 0. */
  readonly position?: number;
  readonly cause?: unknown;
}

/**
 * Every error that this library throws on purpose: the fact, the place, the way out.
 *
 * @example
 * try {
 *   compileFormula('cost / click');
 * } catch (error) {
 *   if (error instanceof KpiError && error.code === 'unknown_name') console.log(error.position); // 7
 * }
 */
export class KpiError extends Error {
  override readonly name = 'KpiError';
  readonly code: KpiErrorCode;
  readonly position?: number;

  constructor(code: KpiErrorCode, message: string, options: KpiErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.position !== undefined) this.position = options.position;
  }
}
