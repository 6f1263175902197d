import { SourceError } from '../transport/source-error.ts';

const TRIES = 3;
const FIRST_MS = 1000;
const PATIENCE_SECONDS = 30;

const delays = new WeakMap<Error, { readonly failures: number; readonly delay: number }>();

/** Whether to ask again after a failure: only what can succeed, and only if the server does not want a long wait. */
export function shouldRetry(failures: number, error: Error): boolean {
  if (failures >= TRIES || !(error instanceof SourceError) || !error.retryable) return false;
  return (error.retryAfter ?? 0) <= PATIENCE_SECONDS;
}

/**
 * Milliseconds until the next attempt: what the server said, or doubling with jitter.
 * Slices that failed together, with one error, are asked again together.
 */
export function retryDelay(failures: number, error: Error): number {
  const known = delays.get(error);
  if (known?.failures === failures) return known.delay;
  const said = error instanceof SourceError ? error.retryAfter : undefined;
  const delay = said === undefined ? jittered(FIRST_MS * 2 ** failures) : said * 1000 + jittered(250);
  delays.set(error, { failures, delay });
  return delay;
}

/** Between half and one and a half times as long, so that many pages do not ask at one moment. */
export function jittered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random());
}
