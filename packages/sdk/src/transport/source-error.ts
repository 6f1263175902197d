import { KpiError, type KpiErrorCode } from '@kpi-elements/core';

/** Why a source did not answer. */
export type SourceErrorCode = Extract<
  KpiErrorCode,
  | 'network'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'rate_limited'
  | 'bad_response'
  | 'source_said_no'
  | 'source_failed'
>;

/** What a {@link SourceError} knows beside its message. */
export interface SourceErrorOptions {
  /** Could the same question succeed a little later? @default by code: network, timeout, rate_limited, source_failed */
  readonly retryable?: boolean;
  /** Seconds to wait before asking again, where the server said so. */
  readonly retryAfter?: number;
  /** HTTP status of the answer. */
  readonly status?: number;
  readonly cause?: unknown;
}

const RETRYABLE: readonly SourceErrorCode[] = ['network', 'timeout', 'rate_limited', 'source_failed'];

/**
 * A source that did not answer: which one, why, and what to do. Its message holds no token and no query string.
 *
 * @example
 * client.read({ kpi: 'roas', period: 'today' }).catch((error) => {
 *   if (error instanceof SourceError && error.code === 'rate_limited') console.log(error.source, error.retryAfter);
 * });
 */
export class SourceError extends KpiError {
  declare readonly code: SourceErrorCode;
  /** The name of the source. */
  readonly source: string;
  /** Could the same question succeed a little later? */
  readonly retryable: boolean;
  /** Seconds to wait before asking again, where the server said so. */
  readonly retryAfter?: number;
  /** HTTP status of the answer. */
  readonly status?: number;

  /**
   * @param fact One sentence that follows the name of the source: `could not be reached.`
   * @param wayOut What the reader can do.
   */
  constructor(
    code: SourceErrorCode,
    source: string,
    fact: string,
    wayOut: string,
    { retryable = RETRYABLE.includes(code), retryAfter, status, cause }: SourceErrorOptions = {},
  ) {
    super(code, `Source "${source}" ${fact}\n${wayOut}`, { cause });
    this.source = source;
    this.retryable = retryable;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
    if (status !== undefined) this.status = status;
  }
}

/** The connection could not be made. */
export function unreachable(source: string, url: URL, cause?: unknown): SourceError {
  return new SourceError(
    'network',
    source,
    `could not be reached at ${placeOf(url)}.`,
    'See whether the address is right, its server is up, and it allows requests from this page.',
    { cause },
  );
}

/** The connection broke before all of the answer was there. */
export function brokenOff(source: string, url: URL, cause?: unknown): SourceError {
  return new SourceError(
    'network',
    source,
    `broke off its answer at ${placeOf(url)}.`,
    'Try again; if it happens each time, see what the server logs.',
    { cause },
  );
}

/** An answer that is not what it has to be. `expected` names the thing and its place: `a list at "data.rows"`. */
export function badResponse(source: string, expected: string, found: string, cause?: unknown): SourceError {
  return new SourceError(
    'bad_response',
    source,
    `did not answer ${expected}: ${found}.`,
    'See whether the address and the options of the source fit the system behind it.',
    { cause },
  );
}

/** An address as it may be shown: without query and credentials, where secrets stand. */
export function placeOf({ origin, pathname, protocol }: URL): string {
  return /^(http|ws)/.test(protocol) ? `${origin}${pathname}` : `${protocol}…`;
}
