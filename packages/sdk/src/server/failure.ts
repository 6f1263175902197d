import { KpiError, type KpiErrorCode } from '@kpi-elements/core';
import type { WireFailure } from '../wire/wire.ts';

/** Why a request is not answered: an HTTP status and what the asker may know. */
export interface Failure extends WireFailure {
  readonly status: number;
}

const STATUS: Readonly<Partial<Record<KpiErrorCode, number>>> = {
  too_long: 413,
  unauthorized: 401,
  forbidden: 403,
  timeout: 504,
};

/** Codes of what a query does wrong. Whatever else fails is the server's own matter. */
const ASKED: readonly KpiErrorCode[] = [
  'wrong_arguments',
  'too_long',
  'unknown_name',
  'unknown_dimension',
  'invalid_period',
  'invalid_where',
  'unauthorized',
  'forbidden',
  'timeout',
];

/** What the asker is told of an error: never SQL, a path or a stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof KpiError && ASKED.includes(error.code)) {
    return { status: STATUS[error.code] ?? 400, code: error.code, message: error.message };
  }
  return { status: 500, code: 'source_failed', message: 'The server could not answer. Its log says why.' };
}
