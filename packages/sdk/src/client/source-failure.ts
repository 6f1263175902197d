import { KpiError } from '@kpi-elements/core';
import { SourceError } from '../transport/source-error.ts';

/** What a source threw, as an error that names it. */
export function sourceFailure(error: unknown, source: string): KpiError {
  if (error instanceof KpiError) return error;
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return new SourceError(
      'network',
      source,
      'could not be reached.',
      'See whether the address is right, its server is up, and it allows requests from this page.',
      { cause: error },
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new KpiError('source_failed', `Source "${source}" failed: ${reason}.\nTry again with refresh().`, {
    cause: error,
  });
}

/** Nobody waits for the answer any more. */
export function cancelled(source: string): KpiError {
  return new KpiError('cancelled', `The query to source "${source}" was cancelled: nobody waits for it.`);
}

/** Tables and slices do not match. */
export function wrongLength(source: string, asked: number, answered: number): SourceError {
  return new SourceError(
    'bad_response',
    source,
    `answered ${answered} tables to ${asked} slices.`,
    'tables[i] must answer slices[i].',
  );
}
